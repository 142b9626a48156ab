// Generated from specs/inworld-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
import type { Contract } from "../contract/contract.ts";

/** POST /voices/v1/voices:clone of Inworld: the vendored document with its overlay, without prose. */
export const inworldContract: Contract = {
  "id": "inworld-voices",
  "method": "POST",
  "path": "/voices/v1/voices:clone",
  "baseUrl": "https://api.inworld.ai",
  "keyHeader": "Authorization",
  "keyPrefix": "Basic ",
  "contentType": "application/json",
  "added": {
    "list": {
      "method": "GET",
      "path": "/voices/v1/voices"
    },
    "get": {
      "method": "GET",
      "path": "/voices/v1/voices/{voiceId}"
    },
    "update": {
      "method": "PATCH",
      "path": "/voices/v1/voices/{voiceId}"
    },
    "delete": {
      "method": "DELETE",
      "path": "/voices/v1/voices/{voiceId}"
    },
    "preview": {
      "method": "GET",
      "path": "/tts/v1/voice:preview"
    }
  },
  "document": {
    "openapi": "3.0.0",
    "servers": [
      {
        "url": "https://api.inworld.ai"
      }
    ],
    "security": [
      {
        "inworld_basic": []
      }
    ],
    "paths": {
      "/voices/v1/voices:clone": {
        "post": {
          "operationId": "VoiceService_CloneVoice",
          "requestBody": {
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/VoiceServiceCloneVoiceBody"
                },
                "examples": {
                  "example": {
                    "summary": "Clone voice request example",
                    "description": "Replace `voiceSamples[0].audioData` with real base64-encoded WAV/MP3 bytes.",
                    "value": {
                      "displayName": "my_voice_clone_demo",
                      "langCode": "EN_US",
                      "voiceSamples": [
                        {
                          "audioData": "<base64-audio-data>",
                          "transcription": "Hello! This is a short voice sample for cloning."
                        }
                      ],
                      "description": "Voice clone created from provided WAV sample.",
                      "tags": [
                        "demo",
                        "clone"
                      ],
                      "audioProcessingConfig": {
                        "removeBackgroundNoise": true
                      }
                    }
                  }
                }
              }
            },
            "required": true
          },
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/v1CloneVoiceResponse"
                  },
                  "examples": {
                    "success": {
                      "value": {
                        "audioSamplesValidated": [
                          {
                            "audioData": "<base64-wav-bytes>",
                            "errors": [],
                            "langCode": "EN_US",
                            "transcription": "Hello! This is a short voice sample for cloning.",
                            "warnings": []
                          }
                        ],
                        "voice": {
                          "voiceId": "your_workspace_id__my_voice_clone_demo_20260218_223134z",
                          "langCode": "EN_US",
                          "displayName": "my_voice_clone_demo",
                          "description": "Voice clone created from provided WAV sample.",
                          "tags": [
                            "demo",
                            "clone"
                          ],
                          "name": "workspaces/your_workspace_id/voices/my_voice_clone_demo_20260218_223134z",
                          "source": "IVC"
                        }
                      }
                    }
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  },
                  "examples": {
                    "insufficientAccessLevel": {
                      "value": {
                        "code": 7,
                        "message": "API key has insufficient access level for 'voices' in workspace 'your_workspace_id'. Current access level in API key: read (r). Required access level: write (rw).",
                        "details": []
                      }
                    }
                  }
                }
              }
            }
          }
        }
      },
      "/voices/v1/voices": {
        "get": {
          "operationId": "VoiceService_ListVoices",
          "parameters": [
            {
              "name": "languages",
              "in": "query",
              "schema": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            },
            {
              "name": "filter",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "orderBy",
              "in": "query",
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "pageSize",
              "in": "query",
              "schema": {
                "type": "integer",
                "minimum": 1,
                "maximum": 2000
              }
            },
            {
              "name": "pageToken",
              "in": "query",
              "schema": {
                "type": "string"
              }
            }
          ],
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/ListVoicesPage"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  }
                }
              }
            }
          }
        }
      },
      "/voices/v1/voices/{voiceId}": {
        "parameters": [
          {
            "name": "voiceId",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string"
            }
          }
        ],
        "get": {
          "operationId": "VoiceService_GetVoice",
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/inworldvoicev1Voice"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  }
                }
              }
            }
          }
        },
        "patch": {
          "operationId": "VoiceService_UpdateVoice",
          "requestBody": {
            "required": true,
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/UpdateVoiceBody"
                }
              }
            }
          },
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/inworldvoicev1Voice"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  }
                }
              }
            }
          }
        },
        "delete": {
          "operationId": "VoiceService_DeleteVoice",
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "type": "object"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  }
                }
              }
            }
          }
        }
      },
      "/tts/v1/voice:preview": {
        "get": {
          "operationId": "VoiceService_GetVoicePreview",
          "parameters": [
            {
              "name": "voice_id",
              "in": "query",
              "required": true,
              "schema": {
                "type": "string"
              }
            },
            {
              "name": "model_id",
              "in": "query",
              "schema": {
                "type": "string"
              }
            }
          ],
          "responses": {
            "200": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/VoicePreview"
                  }
                }
              }
            },
            "default": {
              "content": {
                "application/json": {
                  "schema": {
                    "$ref": "#/components/schemas/rpcStatus"
                  }
                }
              }
            }
          }
        }
      }
    },
    "components": {
      "schemas": {
        "VoiceServiceCloneVoiceBody": {
          "type": "object",
          "properties": {
            "displayName": {
              "type": "string"
            },
            "langCode": {
              "$ref": "#/components/schemas/inworldttslanguage_codesLanguageCode"
            },
            "voiceSamples": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/v1VoiceSample"
              }
            },
            "description": {
              "type": "string"
            },
            "tags": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "audioProcessingConfig": {
              "$ref": "#/components/schemas/v1AudioProcessingConfig"
            }
          },
          "required": [
            "displayName",
            "langCode",
            "voiceSamples"
          ]
        },
        "v1CloneVoiceResponse": {
          "type": "object",
          "properties": {
            "voice": {
              "$ref": "#/components/schemas/inworldvoicev1Voice"
            },
            "audioSamplesValidated": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/v1AudioSampleValidated"
              }
            }
          }
        },
        "rpcStatus": {
          "type": "object",
          "properties": {
            "code": {
              "type": "integer",
              "format": "int32"
            },
            "message": {
              "type": "string"
            },
            "details": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/protobufAny"
              }
            }
          }
        },
        "inworldttslanguage_codesLanguageCode": {
          "type": "string",
          "enum": [
            "EN_US",
            "ZH_CN",
            "KO_KR",
            "JA_JP",
            "RU_RU",
            "AUTO",
            "IT_IT",
            "ES_ES",
            "PT_BR",
            "DE_DE",
            "FR_FR",
            "AR_SA",
            "PL_PL",
            "NL_NL",
            "HI_IN",
            "HE_IL"
          ]
        },
        "v1VoiceSample": {
          "type": "object",
          "properties": {
            "audioData": {
              "type": "string",
              "format": "byte",
              "x-audio": {
                "formats": {
                  "values": [
                    "wav",
                    "mp3"
                  ],
                  "level": "refuse",
                  "source": "https://docs.inworld.ai/api-reference/voiceAPI/voiceservice/clone-voice"
                },
                "bytes": {
                  "max": 4000000,
                  "level": "warn",
                  "source": "https://docs.inworld.ai/tts/instant-voice-cloning"
                },
                "seconds": {
                  "min": 3,
                  "bestFrom": 10,
                  "bestTo": 15,
                  "cutAt": 15,
                  "level": "warn",
                  "source": "https://docs.inworld.ai/tts/instant-voice-cloning"
                }
              }
            },
            "transcription": {
              "type": "string"
            }
          },
          "required": [
            "audioData"
          ]
        },
        "v1AudioProcessingConfig": {
          "type": "object",
          "properties": {
            "removeBackgroundNoise": {
              "type": "boolean"
            }
          }
        },
        "inworldvoicev1Voice": {
          "type": "object",
          "properties": {
            "voiceId": {
              "type": "string",
              "readOnly": true
            },
            "langCode": {
              "$ref": "#/components/schemas/inworldttslanguage_codesLanguageCode"
            },
            "displayName": {
              "type": "string"
            },
            "description": {
              "type": "string"
            },
            "tags": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "name": {
              "type": "string"
            },
            "source": {
              "type": "string",
              "enum": [
                "SYSTEM",
                "IVC",
                "PVC"
              ]
            },
            "gender": {
              "type": "string",
              "enum": [
                "male",
                "female",
                "neutral",
                ""
              ]
            },
            "ageGroup": {
              "type": "string",
              "enum": [
                "young",
                "middle_aged",
                "elderly",
                ""
              ]
            },
            "categories": {
              "type": "array",
              "items": {
                "type": "string",
                "enum": [
                  "companions",
                  "enterprise",
                  "education_training",
                  "developer_assistants",
                  "healthcare",
                  "interactive_media"
                ]
              }
            },
            "promptLanguages": {
              "type": "array",
              "items": {
                "type": "string"
              }
            }
          },
          "example": {
            "name": "workspaces/your_workspace_id/voices/my_voice_clone_demo_20260218_223134z",
            "voiceId": "your_workspace_id__my_voice_clone_demo_20260218_223134z",
            "langCode": "EN_US",
            "displayName": "John",
            "description": "Cloned voice for narrations.",
            "tags": [
              "demo",
              "clone"
            ],
            "categories": [],
            "source": "IVC",
            "gender": "",
            "ageGroup": "",
            "promptLanguages": [
              "en-US"
            ]
          }
        },
        "v1AudioSampleValidated": {
          "type": "object",
          "properties": {
            "langCode": {
              "$ref": "#/components/schemas/inworldttslanguage_codesLanguageCode"
            },
            "warnings": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/AudioSampleValidatedWarning"
              }
            },
            "errors": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/AudioSampleValidatedError"
              }
            },
            "transcription": {
              "type": "string"
            },
            "audioData": {
              "type": "string",
              "format": "byte"
            }
          }
        },
        "protobufAny": {
          "type": "object",
          "properties": {
            "@type": {
              "type": "string"
            }
          },
          "additionalProperties": {}
        },
        "AudioSampleValidatedWarning": {
          "type": "object",
          "properties": {
            "text": {
              "type": "string"
            }
          }
        },
        "AudioSampleValidatedError": {
          "type": "object",
          "properties": {
            "text": {
              "type": "string"
            }
          }
        },
        "ListVoicesPage": {
          "type": "object",
          "properties": {
            "voices": {
              "type": "array",
              "items": {
                "$ref": "#/components/schemas/inworldvoicev1Voice"
              }
            },
            "nextPageToken": {
              "type": "string"
            }
          }
        },
        "UpdateVoiceBody": {
          "type": "object",
          "properties": {
            "displayName": {
              "type": "string"
            },
            "description": {
              "type": "string"
            },
            "tags": {
              "type": "array",
              "items": {
                "type": "string"
              }
            }
          }
        },
        "VoicePreview": {
          "type": "object",
          "properties": {
            "audioContent": {
              "type": "string",
              "format": "byte"
            }
          }
        }
      },
      "securitySchemes": {
        "inworld_basic": {
          "type": "apiKey",
          "in": "header",
          "name": "Authorization",
          "x-key-prefix": "Basic "
        }
      }
    }
  }
};
