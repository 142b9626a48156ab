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
  "added": {
    "list": {
      "method": "GET",
      "path": "/voices"
    },
    "get": {
      "method": "GET",
      "path": "/voices/{id}"
    },
    "update": {
      "method": "PATCH",
      "path": "/voices/{id}"
    },
    "delete": {
      "method": "DELETE",
      "path": "/voices/{id}"
    }
  },
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
      },
      "/voices": {
        "get": {
          "operationId": "voices_list",
          "security": [
            {
              "APIKeyAuth": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CartesiaVersionHeader"
            },
            {
              "name": "limit",
              "in": "query",
              "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": 100
              }
            },
            {
              "name": "starting_after",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "ending_before",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "q",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "is_owner",
              "in": "query",
              "schema": {
                "type": "boolean"
              }
            },
            {
              "name": "gender",
              "in": "query",
              "schema": {
                "type": "string",
                "enum": [
                  "masculine",
                  "feminine",
                  "gender_neutral"
                ]
              }
            },
            {
              "name": "language",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "expand[]",
              "in": "query",
              "schema": {
                "type": "array",
                "items": {
                  "type": "string",
                  "enum": [
                    "preview_file_url"
                  ]
                }
              }
            }
          ],
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/VoicePage"
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
          }
        }
      },
      "/voices/{id}": {
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string"
            }
          }
        ],
        "get": {
          "operationId": "voices_get",
          "security": [
            {
              "APIKeyAuth": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CartesiaVersionHeader"
            },
            {
              "name": "expand[]",
              "in": "query",
              "schema": {
                "type": "array",
                "items": {
                  "type": "string",
                  "enum": [
                    "preview_file_url"
                  ]
                }
              }
            }
          ],
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/VoiceDetails"
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
          }
        },
        "patch": {
          "operationId": "voices_update",
          "security": [
            {
              "APIKeyAuth": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CartesiaVersionHeader"
            }
          ],
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/VoiceUpdate"
                }
              }
            }
          },
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/VoiceDetails"
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
          }
        },
        "delete": {
          "operationId": "voices_delete",
          "security": [
            {
              "APIKeyAuth": []
            }
          ],
          "parameters": [
            {
              "$ref": "#/components/parameters/CartesiaVersionHeader"
            }
          ],
          "responses": {
            "204": {},
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/Error"
                  }
                }
              }
            }
          }
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
        },
        "VoiceDetails": {
          "type": "object",
          "required": [
            "id",
            "is_owner",
            "is_public",
            "name",
            "description",
            "created_at",
            "language"
          ],
          "properties": {
            "id": {
              "$ref": "#/components/schemas/VoiceId"
            },
            "is_owner": {
              "type": "boolean"
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
            },
            "gender": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "masculine",
                "feminine",
                "gender_neutral",
                null
              ]
            },
            "country": {
              "type": [
                "string",
                "null"
              ]
            },
            "preview_file_url": {
              "type": [
                "string",
                "null"
              ]
            }
          }
        },
        "VoicePage": {
          "type": "object",
          "required": [
            "data",
            "has_more"
          ],
          "properties": {
            "data": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/VoiceDetails"
              }
            },
            "has_more": {
              "type": "boolean"
            },
            "next_page": {
              "deprecated": true,
              "type": [
                "string",
                "null"
              ]
            }
          }
        },
        "VoiceUpdate": {
          "type": "object",
          "properties": {
            "name": {
              "type": "string"
            },
            "description": {
              "type": "string"
            },
            "gender": {
              "type": [
                "string",
                "null"
              ],
              "enum": [
                "masculine",
                "feminine",
                "gender_neutral",
                null
              ]
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
