// Generated from specs/inworld-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
export interface paths {
    "/voices/v1/voices:clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clone a voice
         * @description Clone a voice from audio samples.
         */
        post: operations["VoiceService_CloneVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/v1/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List voices
         * @description Voices of everybody and of the key's own workspace. Without `filter`, `pageSize` and `pageToken` all of them come at once, 2,000 at most.
         */
        get: operations["VoiceService_ListVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/v1/voices/{voiceId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the voice. */
                voiceId: string;
            };
            cookie?: never;
        };
        /**
         * Get a voice
         * @description One voice by its id; 404 when there is none.
         */
        get: operations["VoiceService_GetVoice"];
        put?: never;
        post?: never;
        /**
         * Delete a voice
         * @description Deletes a voice for good.
         */
        delete: operations["VoiceService_DeleteVoice"];
        options?: never;
        head?: never;
        /**
         * Update a voice
         * @description Changes what the body names, and answers with the voice.
         */
        patch: operations["VoiceService_UpdateVoice"];
        trace?: never;
    };
    "/tts/v1/voice:preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a sample of a voice
         * @description A sample that the service has made of a voice. It is not billed.
         */
        get: operations["VoiceService_GetVoicePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Request message for CloneVoice custom method. */
        VoiceServiceCloneVoiceBody: {
            /** @description The human-readable name shown anywhere the voice is listed or selected. Keep it short and distinctive so users can find it easily. */
            displayName: string;
            langCode: components["schemas"]["inworldttslanguage_codesLanguageCode"];
            /** @description Voice samples used for cloning. For best results, provide clear audio and avoid speaking in multiple languages, whispering, or making non-verbal sounds like coughing. Instant voice cloning works best with a 10-15 sec audio clip; longer clips will be cutoff at 15sec, which can affect quality. See [Voice Cloning Best Practices](https://docs.inworld.ai/tts/best-practices/voice-cloning) for guidance on how to generate a high-quality voice clone. */
            voiceSamples: components["schemas"]["v1VoiceSample"][];
            /** @description Longer blurb that explains the voice's tone, accent, use cases, or other relevant attributes. Helpful for search and selection. */
            description?: string;
            /** @description Flat list of labels used for filtering, grouping and discovery. Examples could include gender, age or use case. */
            tags?: string[];
            audioProcessingConfig?: components["schemas"]["v1AudioProcessingConfig"];
        };
        /** @description Response message for CloneVoice custom method. */
        v1CloneVoiceResponse: {
            voice?: components["schemas"]["inworldvoicev1Voice"];
            /** @description The list of validated samples. */
            audioSamplesValidated?: components["schemas"]["v1AudioSampleValidated"][];
        };
        /**
         * @description The `Status` type defines a logical error model that is suitable for
         *     different programming environments, including REST APIs and RPC APIs. It is
         *     used by [gRPC](https://github.com/grpc). Each `Status` message contains
         *     three pieces of data: error code, error message, and error details.
         *
         *     You can find out more about this error model and how to work with it in the
         *     [API Design Guide](https://cloud.google.com/apis/design/errors).
         */
        rpcStatus: {
            /**
             * Format: int32
             * @description The status code, which should be an enum value of [google.rpc.Code][google.rpc.Code].
             */
            code?: number;
            /** @description A developer-facing error message, which should be in English. Any user-facing error message should be localized and sent in the [google.rpc.Status.details][google.rpc.Status.details] field, or localized by the client. */
            message?: string;
            /** @description A list of messages that carry the error details. There is a common set of message types for APIs to use. */
            details?: components["schemas"]["protobufAny"][];
        };
        /**
         * This is a extended language list for the voice clone feature. The structure is the same as for LanguageCode from common. Dedicated file created to do not break any other features that uses language common definition.
         * @enum {string}
         */
        inworldttslanguage_codesLanguageCode: "EN_US" | "ZH_CN" | "KO_KR" | "JA_JP" | "RU_RU" | "AUTO" | "IT_IT" | "ES_ES" | "PT_BR" | "DE_DE" | "FR_FR" | "AR_SA" | "PL_PL" | "NL_NL" | "HI_IN" | "HE_IL";
        /**
         * This is a extended language list for the voice clone feature. The structure is the same as for LanguageCode from common. Dedicated file created to do not break any other features that uses language common definition.
         * @enum {string}
         */
        inworldttslanguage_codesLanguageCodeInResponse: ("EN_US" | "ZH_CN" | "KO_KR" | "JA_JP" | "RU_RU" | "AUTO" | "IT_IT" | "ES_ES" | "PT_BR" | "DE_DE" | "FR_FR" | "AR_SA" | "PL_PL" | "NL_NL" | "HI_IN" | "HE_IL") | (string & {});
        /** @description A single voice sample consisting of audio data and an optional transcription. */
        v1VoiceSample: {
            /**
             * Format: byte
             * @description Binary audio data for the sample (base64-encoded in JSON). Supports WAV and MP3 formats.
             */
            audioData: string | Uint8Array;
            /** @description Optional user-provided transcription of the audio sample. If one is not provided, the transcription will be generated automatically. */
            transcription?: string;
        };
        /** @description Audio processing config for voice cloning. */
        v1AudioProcessingConfig: {
            /** @description Whether to remove background noise from the samples. If true, an audio isolation model will be used to clean the samples. Note: This can degrade quality if samples are already clean. */
            removeBackgroundNoise?: boolean;
        };
        /**
         * @description Voice resource representing a voice configuration.
         * @example {
         *       "name": "workspaces/your_workspace_id/voices/my_voice_clone_demo_20260218_223134z",
         *       "voiceId": "your_workspace_id__my_voice_clone_demo_20260218_223134z",
         *       "langCode": "EN_US",
         *       "displayName": "John",
         *       "description": "Cloned voice for narrations.",
         *       "tags": [
         *         "demo",
         *         "clone"
         *       ],
         *       "categories": [],
         *       "source": "IVC",
         *       "gender": "",
         *       "ageGroup": "",
         *       "promptLanguages": [
         *         "en-US"
         *       ]
         *     }
         */
        inworldvoicev1Voice: {
            /** @description Voice ID. SYSTEM voices use a simple name (e.g. `Alex`); IVC voices are workspace-prefixed (`{workspace}__{voice}`). */
            voiceId?: string;
            /** @description Primary language of the voice in upper-snake format (e.g. `EN_US`). Note that when filtering via `lang_code`, you can pass BCP-47 (`en-US`), underscore form (`en_US`), or a language prefix (`en`) — but the response always returns upper-snake. */
            langCode?: components["schemas"]["inworldttslanguage_codesLanguageCodeInResponse"];
            /** @description The human-readable name shown anywhere the voice is listed or selected. */
            displayName?: string;
            /** @description Longer blurb that explains the voice's tone, accent, use cases, or other relevant attributes. */
            description?: string;
            /** @description Free-form labels for filtering, grouping, and discovery (e.g. `british`, `calm`). */
            tags?: string[];
            /** @description Resource name. Format: `workspaces/{workspace}/voices/{voice}`. */
            name?: string;
            source?: components["schemas"]["InworldVoiceSource"];
            gender?: components["schemas"]["InworldVoiceGender"];
            ageGroup?: components["schemas"]["InworldVoiceAgeGroup"];
            /**
             * @description Use-case categories the voice belongs to. Filterable with the `:` (has) operator.
             *
             *     Supported values: `companions`, `enterprise`, `education_training`, `developer_assistants`, `healthcare`, `interactive_media`.
             */
            categories?: components["schemas"]["InworldVoiceCategory"][];
            /** @description Languages the voice can handle, in BCP-47 format (e.g. `en-US`). May differ from `langCode` for multilingual voices. */
            promptLanguages?: string[];
        };
        /** @description The details about sample validation. */
        v1AudioSampleValidated: {
            langCode?: components["schemas"]["inworldttslanguage_codesLanguageCodeInResponse"];
            /** @description The list of detected warnings for this sample. */
            warnings?: components["schemas"]["AudioSampleValidatedWarning"][];
            /** @description The list of detected errors for this sample. */
            errors?: components["schemas"]["AudioSampleValidatedError"][];
            /** @description Transcription of the processed audio sample. */
            transcription?: string;
            /**
             * Format: byte
             * @description The processed audio data (base64-encoded). This is the audio after processing (e.g., background noise removal if enabled), not the originally uploaded audio.
             */
            audioData?: string;
        };
        /**
         * @description `Any` contains an arbitrary serialized protocol buffer message along with a
         *     URL that describes the type of the serialized message.
         *
         *     Protobuf library provides support to pack/unpack Any values in the form
         *     of utility functions or additional generated methods of the Any type.
         *
         *     Example 1: Pack and unpack a message in C++.
         *
         *         Foo foo = ...;
         *         Any any;
         *         any.PackFrom(foo);
         *         ...
         *         if (any.UnpackTo(&foo)) {
         *           ...
         *         }
         *
         *     Example 2: Pack and unpack a message in Java.
         *
         *         Foo foo = ...;
         *         Any any = Any.pack(foo);
         *         ...
         *         if (any.is(Foo.class)) {
         *           foo = any.unpack(Foo.class);
         *         }
         *         // or ...
         *         if (any.isSameTypeAs(Foo.getDefaultInstance())) {
         *           foo = any.unpack(Foo.getDefaultInstance());
         *         }
         *
         *      Example 3: Pack and unpack a message in Python.
         *
         *         foo = Foo(...)
         *         any = Any()
         *         any.Pack(foo)
         *         ...
         *         if any.Is(Foo.DESCRIPTOR):
         *           any.Unpack(foo)
         *           ...
         *
         *      Example 4: Pack and unpack a message in Go
         *
         *          foo := &pb.Foo{...}
         *          any, err := anypb.New(foo)
         *          if err != nil {
         *            ...
         *          }
         *          ...
         *          foo := &pb.Foo{}
         *          if err := any.UnmarshalTo(foo); err != nil {
         *            ...
         *          }
         *
         *     The pack methods provided by protobuf library will by default use
         *     'type.googleapis.com/full.type.name' as the type URL and the unpack
         *     methods only use the fully qualified type name after the last '/'
         *     in the type URL, for example "foo.bar.com/x/y.z" will yield type
         *     name "y.z".
         *
         *     JSON
         *     ====
         *     The JSON representation of an `Any` value uses the regular
         *     representation of the deserialized, embedded message, with an
         *     additional field `@type` which contains the type URL. Example:
         *
         *         package google.profile;
         *         message Person {
         *           string first_name = 1;
         *           string last_name = 2;
         *         }
         *
         *         {
         *           "@type": "type.googleapis.com/google.profile.Person",
         *           "firstName": <string>,
         *           "lastName": <string>
         *         }
         *
         *     If the embedded message type is well-known and has a custom JSON
         *     representation, that representation will be embedded adding a field
         *     `value` which holds the custom JSON in addition to the `@type`
         *     field. Example (for message [google.protobuf.Duration][]):
         *
         *         {
         *           "@type": "type.googleapis.com/google.protobuf.Duration",
         *           "value": "1.212s"
         *         }
         */
        protobufAny: {
            /**
             * @description A URL/resource name that uniquely identifies the type of the serialized
             *     protocol buffer message. This string must contain at least
             *     one "/" character. The last segment of the URL's path must represent
             *     the fully qualified name of the type (as in
             *     `path/google.protobuf.Duration`). The name should be in a canonical form
             *     (e.g., leading "." is not accepted).
             *
             *     In practice, teams usually precompile into the binary all types that they
             *     expect it to use in the context of Any. However, for URLs which use the
             *     scheme `http`, `https`, or no scheme, one can optionally set up a type
             *     server that maps type URLs to message definitions as follows:
             *
             *     * If no scheme is provided, `https` is assumed.
             *     * An HTTP GET on the URL must yield a [google.protobuf.Type][]
             *       value in binary format, or produce an error.
             *     * Applications are allowed to cache lookup results based on the
             *       URL, or have them precompiled into a binary to avoid any
             *       lookup. Therefore, binary compatibility needs to be preserved
             *       on changes to types. (Use versioned type names to manage
             *       breaking changes.)
             *
             *     Note: this functionality is not currently available in the official
             *     protobuf release, and it is not used for type URLs beginning with
             *     type.googleapis.com. As of May 2023, there are no widely used type server
             *     implementations and no plans to implement one.
             *
             *     Schemes other than `http`, `https` (or the empty scheme) might be
             *     used with implementation specific semantics.
             */
            "@type"?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Warning that detected during the audio sample validations. Used to inform user attention that result of voice cloning can be not ideal. */
        AudioSampleValidatedWarning: {
            /** @description The warning message. */
            text?: string;
        };
        /** @description Error that detected during the audio sample validations. Used to inform user why a sample is not valid and thus not considered for voice cloning. */
        AudioSampleValidatedError: {
            /** @description The error message. */
            text?: string;
        };
        /** @description A page of the list of voices. */
        ListVoicesPage: {
            /** @description Voices of everybody (`SYSTEM`) beside those of the key's own workspace (`IVC`). */
            voices?: components["schemas"]["inworldvoicev1Voice"][];
            /** @description Asks for the next page; empty on the last one. */
            nextPageToken?: string;
        };
        /** @description What to change of a voice; what is left out stays. */
        UpdateVoiceBody: {
            displayName?: string;
            description?: string;
            tags?: string[];
        };
        /** @description A sample of a voice, which is not billed. */
        VoicePreview: {
            /**
             * Format: byte
             * @description MP3 as base64.
             */
            audioContent?: string;
        };
        /**
         * @description Origin of the voice:
         *
         *     - `SYSTEM`: Built-in voice provided by Inworld, visible to all workspaces.
         *     - `IVC`: Voice cloned from audio or created via Voice Design — owned by your workspace only.
         *     - `PVC`: Professional Voice Clone.
         * @enum {string}
         */
        InworldVoiceSource: ("SYSTEM" | "IVC" | "PVC") | (string & {});
        /**
         * @description Voice gender (`male`, `female`, `neutral`). Empty string if unspecified. Voices with no gender are excluded when filtering with an explicit `gender =` predicate.
         * @enum {string}
         */
        InworldVoiceGender: ("male" | "female" | "neutral" | "") | (string & {});
        /**
         * @description Age group of the voice (`young`, `middle_aged`, `elderly`). Empty string if unspecified.
         * @enum {string}
         */
        InworldVoiceAgeGroup: ("young" | "middle_aged" | "elderly" | "") | (string & {});
        /** @enum {string} */
        InworldVoiceCategory: ("companions" | "enterprise" | "education_training" | "developer_assistants" | "healthcare" | "interactive_media") | (string & {});
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    VoiceService_CloneVoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoiceServiceCloneVoiceBody"];
            };
        };
        responses: {
            /** @description A successful response. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["v1CloneVoiceResponse"];
                };
            };
            /** @description An unexpected error response. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
    VoiceService_ListVoices: {
        parameters: {
            query?: {
                /** @description Leaves only voices of these languages. */
                languages?: string[];
                filter?: string;
                orderBy?: string;
                /** @description The most voices of a page. */
                pageSize?: number;
                /** @description `nextPageToken` of the page before. */
                pageToken?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListVoicesPage"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
    VoiceService_GetVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the voice. */
                voiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inworldvoicev1Voice"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
    VoiceService_DeleteVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the voice. */
                voiceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
    VoiceService_UpdateVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the voice. */
                voiceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateVoiceBody"];
            };
        };
        responses: {
            /** @description The voice as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inworldvoicev1Voice"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
    VoiceService_GetVoicePreview: {
        parameters: {
            query: {
                /** @description The id of the voice. */
                voice_id: string;
                /** @description The model that speaks. */
                model_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sample. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoicePreview"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rpcStatus"];
                };
            };
        };
    };
}
