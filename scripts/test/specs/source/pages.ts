/** A small document with one operation, as text. */
export const document = (path = "/voices", method = "post"): string => `openapi: 3.0.1
info:
  title: Made-up voices
  version: "1"
servers:
  - url: https://api.example
security:
  - key: []
paths:
  ${path}:
    ${method}:
      operationId: make
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Voice'
      responses:
        '200':
          description: Made.
components:
  schemas:
    Voice:
      type: object
      properties:
        language:
          type: string
          enum: [no, 'off', "yes"]
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Key
`;

/** A documentation page with a text in one fence. */
export const page = (text: string, info = "yaml post /voices", marks = "````"): string =>
  `# Make a voice\n\nSome words.\n\n${marks}${info}\n${text}${marks}\n`;
