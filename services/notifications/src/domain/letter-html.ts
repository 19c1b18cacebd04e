import { html } from '@onsale/kernel/html';
import type { Html } from '@onsale/kernel/html';
import type { Letter } from './letter.ts';

const ink = '#1b1b22';
const quiet = '#55555f';
const line = '#dcdce2';
const font = `font-family: system-ui, -apple-system, 'Segoe UI', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif`;
const cell = 'padding: 6px 0; vertical-align: top';

/** The letter as mail programs read it: tables and inline styles, nothing to load, one column that fits a phone. */
export const letterHtml = ({ locale, subject, heading, paragraphs, link, facts, tickets }: Letter): string =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject}</title>
      </head>
      <body style="margin: 0; padding: 16px; background: #f4f4f7">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td align="center">
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${sheet}">
                <tr>
                  <td style="padding: 28px 24px">
                    <h1 style="margin: 0 0 16px; font-size: 24px; line-height: 1.3">${heading}</h1>
                    ${paragraphs.map((each) => html`<p style="margin: 0 0 12px">${each}</p>`)} ${link && linkButton(link)}
                    ${factsTable(facts)} ${tickets && ticketsTable(tickets)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`.markup;

const sheet = `max-width: 560px; background: #ffffff; color: ${ink}; border-radius: 12px; text-align: left; word-break: keep-all; overflow-wrap: anywhere; font-size: 16px; line-height: 1.5; ${font}`;

/** With its address below it, for programs that show no buttons. */
const linkButton = ({ label, url }: NonNullable<Letter['link']>): Html =>
  html`<p style="margin: 20px 0 12px">
      <a
        href="${url}"
        style="display: inline-block; padding: 12px 20px; border-radius: 8px; background: ${ink}; color: #ffffff; text-decoration: none"
        >${label}</a
      >
    </p>
    <p style="margin: 0 0 12px; color: ${quiet}; font-size: 14px; word-break: break-all">${url}</p>`;

const factsTable = (facts: Letter['facts']): Html =>
  html`<table
    width="100%"
    cellpadding="0"
    cellspacing="0"
    style="margin: 20px 0 0; border-top: 1px solid ${line}; padding-top: 10px"
  >
    ${facts.map(
      ({ label, value }) =>
        html`<tr>
          <th scope="row" align="left" style="${cell}; width: 88px; color: ${quiet}; font-weight: 400">${label}</th>
          <td style="${cell}">${value}</td>
        </tr>`,
    )}
  </table>`;

const ticketsTable = ({ heading, items }: NonNullable<Letter['tickets']>): Html =>
  html`<h2 style="margin: 20px 0 4px; border-top: 1px solid ${line}; padding-top: 16px; font-size: 18px">${heading}</h2>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      ${items.map(
        ({ name, details, price }) =>
          html`<tr>
            <td width="100%" style="${cell}">
              <strong>${name}</strong>${details.map((each) => html`<br /><span style="color: ${quiet}">${each}</span>`)}
            </td>
            <td align="right" style="${cell}; padding-left: 16px; white-space: nowrap">${price}</td>
          </tr>`,
      )}
    </table>`;
