// Generated from specs/cartesia-voices.yaml and its overlay by `pnpm specs:generate`. Do not edit.
export interface paths {
    "/voices/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Clone Voice
         * @description Clone a high similarity voice from an audio clip. Clones are more similar to the source clip, but may reproduce background noise. For these, use an audio clip about 5 seconds long.
         */
        post: operations["voices_clone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List voices
         * @description The voices that the key may use, a page at a time.
         */
        get: operations["voices_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of the voice. */
                id: string;
            };
            cookie?: never;
        };
        /**
         * Get a voice
         * @description One voice by its id; 404 when there is none.
         */
        get: operations["voices_get"];
        put?: never;
        post?: never;
        /**
         * Delete a voice
         * @description Deletes a voice for good.
         */
        delete: operations["voices_delete"];
        options?: never;
        head?: never;
        /**
         * Update a voice
         * @description Changes what the body names, and answers with the voice.
         */
        patch: operations["voices_update"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * SupportedLanguage
         * @description The language that the given voice should speak the transcript in. For valid options, see [Models](/build-with-cartesia/tts-models/latest).
         * @enum {string}
         */
        SupportedLanguage: "en" | "fr" | "de" | "es" | "pt" | "zh" | "ja" | "hi" | "it" | "ko" | "nl" | "pl" | "ru" | "sv" | "tr" | "tl" | "bg" | "ro" | "ar" | "cs" | "el" | "fi" | "hr" | "ms" | "sk" | "da" | "ta" | "uk" | "hu" | "no" | "vi" | "bn" | "th" | "he" | "ka" | "id" | "te" | "gu" | "kn" | "ml" | "mr" | "pa";
        /**
         * SupportedLanguage
         * @description The language that the given voice should speak the transcript in. For valid options, see [Models](/build-with-cartesia/tts-models/latest).
         * @enum {string}
         */
        SupportedLanguageInResponse: ("en" | "fr" | "de" | "es" | "pt" | "zh" | "ja" | "hi" | "it" | "ko" | "nl" | "pl" | "ru" | "sv" | "tr" | "tl" | "bg" | "ro" | "ar" | "cs" | "el" | "fi" | "hr" | "ms" | "sk" | "da" | "ta" | "uk" | "hu" | "no" | "vi" | "bn" | "th" | "he" | "ka" | "id" | "te" | "gu" | "kn" | "ml" | "mr" | "pa") | (string & {});
        /**
         * VoiceId
         * @description The ID of the voice.
         */
        VoiceId: string;
        /**
         * VoiceMetadata
         * @description A voice as Cartesia describes it.
         */
        VoiceMetadata: {
            id: components["schemas"]["VoiceId"];
            /** @description The ID of the user who owns the voice. */
            user_id: string;
            /** @description Whether the voice is publicly accessible. */
            is_public: boolean;
            /** @description The name of the voice. */
            name: string;
            /** @description The description of the voice. */
            description: string;
            /**
             * Format: date-time
             * @description The date and time the voice was created.
             */
            created_at: string;
            language: components["schemas"]["SupportedLanguageInResponse"];
        };
        /** @description The body of an answer that is not a success. */
        Error: {
            error_code: components["schemas"]["CartesiaErrorCode"];
            /** @description Short reason for people. */
            title: string;
            /** @description Full reason for people. */
            message: string;
            /**
             * Format: uuid
             * @description Names this request when you write to Cartesia's support.
             */
            request_id: string;
            /** @description A page about this error, when there is one. */
            doc_url?: string;
        };
        /** @description A voice as Cartesia lists it. */
        VoiceDetails: {
            id: components["schemas"]["VoiceId"];
            /** @description Whether it belongs to the organization of the key. */
            is_owner: boolean;
            /** @description Whether everybody may use it. */
            is_public: boolean;
            name: string;
            /** @description The only free text beside the name. */
            description: string;
            /** Format: date-time */
            created_at: string;
            language: components["schemas"]["SupportedLanguageInResponse"];
            gender?: components["schemas"]["CartesiaGender"];
            /** @description Two letters of ISO 3166-1. */
            country?: string | null;
            /** @description Where a sample of the voice lies; only when `expand[]` asks for it. It takes the key of the request, and may move or vanish. */
            preview_file_url?: string | null;
        };
        /** @description A page of the list of voices. */
        VoicePage: {
            data: components["schemas"]["VoiceDetails"][];
            /** @description Whether another page follows, to be asked for by `starting_after` with the last id of this one. */
            has_more: boolean;
            /**
             * @deprecated
             * @description Use `starting_after`.
             */
            next_page?: string | null;
        };
        /** @description What to change of a voice; what is left out stays. */
        VoiceUpdate: {
            name?: string;
            description?: string;
            /**
             * @description `null` takes it away.
             * @enum {string|null}
             */
            gender?: "masculine" | "feminine" | "gender_neutral" | null;
        };
        /**
         * @description Machine-readable reason; `null` when Cartesia has no code for it.
         * @enum {string|null}
         */
        CartesiaErrorCode: ("quota_exceeded" | "concurrency_limited" | "voice_model_mismatch" | "voice_not_found" | "model_not_found" | "language_not_supported" | "file_too_large" | "unsupported_audio_format" | "plan_upgrade_required" | null) | (string & {});
        /** @enum {string|null} */
        CartesiaGender: ("masculine" | "feminine" | "gender_neutral" | null) | (string & {});
    };
    responses: never;
    parameters: {
        /** @description API version header. */
        CartesiaVersionHeader: "2026-03-01";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    voices_clone: {
        parameters: {
            query?: never;
            header?: {
                /** @description API version header. */
                "Cartesia-Version"?: components["parameters"]["CartesiaVersionHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    clip: Blob;
                    /** @description The name of the voice. */
                    name: string;
                    /** @description A description for the voice. */
                    description?: string | null;
                    /** @description The language of the voice. */
                    language: components["schemas"]["SupportedLanguage"];
                    /** @description Optional base voice ID that the cloned voice is derived from. */
                    base_voice_id?: components["schemas"]["VoiceId"] | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceMetadata"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    voices_list: {
        parameters: {
            query?: {
                /** @description The most voices of a page. */
                limit?: number;
                /** @description The id of the voice that the page follows. */
                starting_after?: string;
                /** @description The id of the voice that the page stands before. */
                ending_before?: string;
                /** @description Searches name, description and id. */
                q?: string;
                /** @description `true` leaves only voices of the organization of the key. */
                is_owner?: boolean;
                gender?: "masculine" | "feminine" | "gender_neutral";
                /** @description `en`, `en_GB` or `en-GB`. */
                language?: string;
                /** @description Fields that a voice has only when they are asked for. */
                "expand[]"?: "preview_file_url"[];
            };
            header?: {
                /** @description API version header. */
                "Cartesia-Version"?: components["parameters"]["CartesiaVersionHeader"];
            };
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
                    "application/json": components["schemas"]["VoicePage"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    voices_get: {
        parameters: {
            query?: {
                /** @description Fields that a voice has only when they are asked for. */
                "expand[]"?: "preview_file_url"[];
            };
            header?: {
                /** @description API version header. */
                "Cartesia-Version"?: components["parameters"]["CartesiaVersionHeader"];
            };
            path: {
                /** @description The id of the voice. */
                id: string;
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
                    "application/json": components["schemas"]["VoiceDetails"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    voices_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description API version header. */
                "Cartesia-Version"?: components["parameters"]["CartesiaVersionHeader"];
            };
            path: {
                /** @description The id of the voice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    voices_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description API version header. */
                "Cartesia-Version"?: components["parameters"]["CartesiaVersionHeader"];
            };
            path: {
                /** @description The id of the voice. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoiceUpdate"];
            };
        };
        responses: {
            /** @description The voice as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoiceDetails"];
                };
            };
            /** @description An error. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
