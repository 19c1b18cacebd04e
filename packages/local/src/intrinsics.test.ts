import { resolve } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';

const scope: Scope = {
  ref: (logicalId) => `ref of ${logicalId}`,
  attribute: (logicalId, attribute) => `${attribute} of ${logicalId}`,
  importValue: (name) => `import of ${name}`,
};

describe('resolve', () => {
  it('leaves plain values as they are', () => {
    expect(resolve({ a: [1, 'two', true, null], b: {} }, scope)).toEqual({ a: [1, 'two', true, null], b: {} });
  });

  it('resolves references, attributes and imports at any depth', () => {
    const value = {
      list: [{ Ref: 'Table' }, { 'Fn::GetAtt': ['Table', 'Arn'] }],
      imported: { 'Fn::ImportValue': 'onsale-local-X' },
    };
    expect(resolve(value, scope)).toEqual({ list: ['ref of Table', 'Arn of Table'], imported: 'import of onsale-local-X' });
  });

  it('takes an attribute in either notation, with dots in its name', () => {
    expect(resolve({ 'Fn::GetAtt': 'Nested.Outputs.Name' }, scope)).toBe('Outputs.Name of Nested');
    expect(resolve({ 'Fn::GetAtt': ['Nested', 'Outputs.Name'] }, scope)).toBe('Outputs.Name of Nested');
  });

  it('joins what it has resolved', () => {
    expect(resolve({ 'Fn::Join': ['/', ['a', { Ref: 'B' }]] }, scope)).toBe('a/ref of B');
  });

  it('substitutes variables, resources and attributes, and keeps what is escaped', () => {
    const template = ['${Own} ${AWS::Region} ${Table.Arn} ${!Literal}', { Own: { Ref: 'X' } }];
    expect(resolve({ 'Fn::Sub': template }, scope)).toBe('ref of X ref of AWS::Region Arn of Table ${Literal}');
    expect(resolve({ 'Fn::Sub': '${Table}' }, scope)).toBe('ref of Table');
  });

  it('drops what is AWS::NoValue', () => {
    expect(resolve({ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, scope)).toEqual({ b: [1] });
  });

  it('refuses a function that it does not know, by name', () => {
    expect(() => resolve({ 'Fn::Cidr': [] }, scope)).toThrow('Fn::Cidr');
  });
});
