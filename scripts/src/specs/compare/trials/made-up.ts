/** A document with what the vendored ones do not have: unions, circles, limits, maps, queries, several ways in. */
export const madeUp = `openapi: 3.0.3
info: { title: Made-up things, version: "1" }
servers:
  - url: https://one.example/v1
  - url: https://two.example/v1
security:
  - key: []
  - token: []
paths:
  /things/{kind}:
    parameters:
      - { name: kind, in: path, required: true, schema: { type: string } }
    post:
      operationId: make
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100, default: 10 } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: X-Version, in: header, required: true, schema: { type: string, enum: ['2026-01-01', '2026-02-02'] } }
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/Order' } }
      responses:
        '200':
          description: Made.
          headers:
            X-Left: { required: true, schema: { type: integer } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/Thing' } }
        '404':
          description: Not found.
          content:
            application/json: { schema: { $ref: '#/components/schemas/Problem' } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    token: { type: http, scheme: bearer }
  schemas:
    Order:
      type: object
      required: [size]
      properties:
        size: { type: integer, minimum: 1 }
        colour: { type: string, enum: [red, green] }
        figure:
          anyOf:
            - $ref: '#/components/schemas/Circle'
            - $ref: '#/components/schemas/Square'
        note: { type: string, nullable: true, maxLength: 200 }
        mood: { type: string, nullable: true, enum: [calm, loud] }
        marks: { type: object, additionalProperties: { type: number } }
        free: { type: object, additionalProperties: {} }
        closed: { type: object, additionalProperties: false, properties: { a: { type: string } } }
        part: { $ref: '#/components/schemas/Order' }
        on: { type: string, format: date-time }
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        any: {}
        tags: { type: array, maxItems: 5, items: { type: string, pattern: '^a' } }
        choice: { anyOf: [{ $ref: '#/components/schemas/Circle' }, { type: string, nullable: true }] }
    Thing:
      type: object
      required: [size, made]
      properties:
        size: { type: integer, minimum: 1 }
        made: { type: string, format: date-time }
        colour: { type: string, enum: [red, green] }
        figure:
          oneOf:
            - $ref: '#/components/schemas/Circle'
            - $ref: '#/components/schemas/Square'
        note: { type: string, nullable: true, maxLength: 200 }
        marks: { type: object, additionalProperties: { type: number } }
        free: { type: object, additionalProperties: {} }
        closed: { type: object, additionalProperties: false, properties: { a: { type: string } } }
        whole: { $ref: '#/components/schemas/Thing' }
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        bytes: { type: string, format: byte }
        any: {}
        label: { anyOf: [{ type: string }, { type: integer }] }
        name: { allOf: [{ $ref: '#/components/schemas/Name' }] }
        choice: { anyOf: [{ $ref: '#/components/schemas/Circle' }, { type: string, nullable: true }] }
        plain: { oneOf: [{ $ref: '#/components/schemas/Circle' }, { type: string }] }
    Circle: { type: object, required: [radius], properties: { radius: { type: number } } }
    Square: { type: object, required: [side], properties: { side: { type: number, minimum: 0, exclusiveMinimum: true } } }
    Name: { type: string, description: The name. }
    Problem: { type: object, properties: { code: { type: integer } } }
`;
