// Generated from specs/cartesia-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import type { Contract } from "../contract/contract.ts";

/** POST /voices/clone of Cartesia: the vendored document with its overlay, without prose. */
export const cartesiaContract: Contract = {
  "id": "cartesia-voices",
  "method": "POST",
  "path": "/voices/clone",
  "baseUrl": "https://api.cartesia.ai",
  "keyHeader": "Authorization",
  "keyPrefix": "Bearer ",
  "contentType": "multipart/form-data",
  "document": {
    "openapi": "3.0.1",
    "servers": [
      {
        "url": "https://api.cartesia.ai"
      }
    ],
    "security": [],
    "paths": {
      "/voices/clone": {
        "post": {
          "operationId": "voices_clone",
          "parameters": [
            {
              "$ref": "#/components/parameters/CartesiaVersionHeader"
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "multipart/form-data": {
                "schema": {
                  "type": "object",
                  "properties": {
                    "clip": {
                      "type": "string",
                      "format": "binary",
                      "x-audio": {
                        "formats": {
                          "values": [
                            "flac",
                            "mp3",
                            "mpeg",
                            "mpga",
                            "oga",
                            "ogg",
                            "wav",
                            "webm"
                          ],
                          "level": "warn",
                          "source": "https://docs.cartesia.ai/api-reference/voices/clone"
                        },
                        "samples": {
                          "max": 1,
                          "level": "refuse",
                          "source": "https://docs.cartesia.ai/api-reference/voices/clone"
                        },
                        "seconds": {
                          "bestFrom": 3,
                          "bestTo": 10,
                          "max": 10,
                          "level": "warn",
                          "source": "https://docs.cartesia.ai/build-with-cartesia/capability-guides/clone-voices"
                        }
                      }
                    },
                    "name": {
                      "type": "string"
                    },
                    "description": {
                      "type": [
                        "string",
                        "null"
                      ]
                    },
                    "language": {
                      "$ref": "#/components/schemas/SupportedLanguage"
                    },
                    "base_voice_id": {
                      "anyOf": [
                        {
                          "$ref": "#/components/schemas/VoiceId"
                        },
                        {
                          "type": "null"
                        }
                      ]
                    }
                  },
                  "required": [
                    "clip",
                    "name",
                    "language"
                  ]
                }
              }
            }
          },
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/VoiceMetadata"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Error"
                  }
                }
              }
            }
          },
          "security": [
            {
              "APIKeyAuth": []
            }
          ]
        }
      }
    },
    "components": {
      "parameters": {
        "CartesiaVersionHeader": {
          "name": "Cartesia-Version",
          "in": "header",
          "required": true,
          "schema": {
            "type": "string",
            "format": "date",
            "example": "2026-03-01",
            "enum": [
              "2026-03-01"
            ]
          }
        }
      },
      "schemas": {
        "SupportedLanguage": {
          "type": "string",
          "enum": [
            "en",
            "fr",
            "de",
            "es",
            "pt",
            "zh",
            "ja",
            "hi",
            "it",
            "ko",
            "nl",
            "pl",
            "ru",
            "sv",
            "tr",
            "tl",
            "bg",
            "ro",
            "ar",
            "cs",
            "el",
            "fi",
            "hr",
            "ms",
            "sk",
            "da",
            "ta",
            "uk",
            "hu",
            "no",
            "vi",
            "bn",
            "th",
            "he",
            "ka",
            "id",
            "te",
            "gu",
            "kn",
            "ml",
            "mr",
            "pa"
          ]
        },
        "VoiceId": {
          "type": "string"
        },
        "VoiceMetadata": {
          "type": "object",
          "properties": {
            "id": {
              "$ref": "#/components/schemas/VoiceId"
            },
            "user_id": {
              "type": "string"
            },
            "is_public": {
              "type": "boolean"
            },
            "name": {
              "type": "string"
            },
            "description": {
              "type": "string"
            },
            "created_at": {
              "type": "string",
              "format": "date-time"
            },
            "language": {
              "$ref": "#/components/schemas/SupportedLanguage"
            }
          },
          "required": [
            "id",
            "user_id",
            "is_public",
            "name",
            "description",
            "created_at",
            "language"
          ]
        },
        "Error": {
          "type": "object",
          "required": [
            "error_code",
            "title",
            "message",
            "request_id"
          ],
          "properties": {
            "error_code": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "quota_exceeded",
                "concurrency_limited",
                "voice_model_mismatch",
                "voice_not_found",
                "model_not_found",
                "language_not_supported",
                "file_too_large",
                "unsupported_audio_format",
                "plan_upgrade_required",
                null
              ]
            },
            "title": {
              "type": "string"
            },
            "message": {
              "type": "string"
            },
            "request_id": {
              "type": "string",
              "format": "uuid"
            },
            "doc_url": {
              "type": "string"
            }
          }
        }
      },
      "securitySchemes": {
        "APIKeyAuth": {
          "type": "http",
          "scheme": "bearer",
          "bearerFormat": "API Key"
        }
      }
    }
  }
};
