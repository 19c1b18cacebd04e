import { writeFileSync } from 'node:fs';
import { drawTickets } from './src/adapters/drawing/draw-tickets.ts';
import { ticketsOf } from './src/domain/issuance.ts';
import { newPrivateKey, signingKeyOf } from './src/domain/ticket-code.ts';
const key = signingKeyOf(newPrivateKey());
const price=(amount:number,currency:'EUR'|'KRW')=>({faceValue:{amount,currency},fee:{amount:0,currency},tax:{amount:0,currency},taxBasisPoints:0,total:{amount,currency}});
const base=(e:any,loc:any,positions:any)=>({orderId:'ord_7h2kq0m3xw9z1c4v5b6n',holdId:'hld_x',event:{eventId:'evt_'+e.id,organizerId:'org_x',mode:'test',...e},buyer:{name:'Mina Keller',email:'m@example.org',locale:loc},positions,total:{amount:0,currency:'EUR'}}) as any;
const P=(i:number,name:string,att:string,p:any,seat?:any)=>({position:i,ticketTypeId:'tty_x',ticketTypeName:name,attendeeName:att,price:p,...(seat&&{seat})});
const { id:_, ...rest } = {id:''};
const samples:Record<string,any>={
 en: base({id:'7h2kq0m3xw9z1c4v5b61',name:'Midnight Circuit: an All-Night Club Session',venueName:'Halle am Fluss, Berlin',startsAt:'2027-05-01T20:00:00Z',timeZone:'Europe/Berlin'},'en',[P(1,'Early bird','Mina Keller',price(1850,'EUR')),P(2,'Standing','Jonas Ødegård-Łukasiewicz',price(2250,'EUR'))]),
 ko: base({id:'0m3xw9z1c4v5b61aaaa9',name:'서울 아레나 라이브 2027 — 봄의 목소리',venueName:'서울 아레나',startsAt:'2027-04-10T10:00:00Z',timeZone:'Asia/Seoul',mode:'live'},'ko',[P(1,'R석','김민아',price(132000,'KRW'),{seatId:'a-1-12',section:'1층 A구역',row:'7',number:'12'}),P(2,'R석','뷁하나 선우',price(132000,'KRW'),{seatId:'a-1-13',section:'1층 A구역',row:'7',number:'13'})]),
 long: base({id:'zz3xw9z1c4v5b61aaaa0',name:'The Extraordinarily Long and Winding Title of an Evening That Nobody Could Shorten, With Special Guests, a Second Act and One More Encore for the Road Home',venueName:'The Royal Philharmonic Memorial Auditorium and Conference Centre of the Greater Metropolitan Area, Upper Hall, North',startsAt:'2027-12-31T23:30:00Z',timeZone:'America/Argentina/Buenos_Aires'},'en',[P(1,'Wheelchair place with one companion, front platform, incl. lounge and late drinks','Maximiliana Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Schillingsfürst the Third',price(1234500,'EUR'),{seatId:'u',section:'Upper Circle West Balcony 214 restricted view',row:'AA-23',number:'1045'}),P(2,'Wheelchair place with one companion, front platform, incl. lounge and late drinks','Maximiliana Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Schillingsfürst the Third',price(0,'EUR'))]),
};
for (const [n,o] of Object.entries(samples)) { const t=performance.now(); const order=ticketsOf(o,key); const d=await drawTickets(order); console.log(n,d.pdf.length,Math.round(performance.now()-t)+'ms',order.tickets[0]!.code.length, d.codes[0]!.png.length, d.codes[0]!.svg.length); writeFileSync('/tmp/tk/'+n+'.pdf',d.pdf); writeFileSync('/tmp/tk/'+n+'.json',JSON.stringify(order.tickets.map(x=>x.code))); writeFileSync('/tmp/tk/'+n+'.qr.png',d.codes[0]!.png); }
