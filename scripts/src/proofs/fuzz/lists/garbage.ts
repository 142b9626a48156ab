import type { Vendor } from "../scenario.ts";

const long = "x".repeat(5_000);
/** Where no list can be seen in it, by anybody. */
const noPages = ["", "null", "7", "true", '""', "[]", "[[]]", "<html>", '{"data":', '{"voices":[', '{"error":"no"}'];
const garbage: Readonly<Record<Vendor, readonly string[]>> = {
  cartesia: [
    ...noPages,
    "{}",
    '{"data":null,"has_more":false}',
    '{"data":7,"has_more":false}',
    '{"data":{},"has_more":false}',
    '{"data":"","has_more":false}',
    '{"data":[],"has_more":true}',
    '{"data":[],"has_more":"false"}',
    '{"data":[],"has_more":null}',
    '{"data":[]}',
    '{"data":[7,null,"x"],"has_more":true}',
    '{"data":[{"id":7}],"has_more":true}',
    '{"data":[{"id":""}],"has_more":true}',
    `{"data":[{"id":"${long}"}],"has_more":true}`,
  ],
  inworld: [
    ...noPages,
    '{"voices":7,"nextPageToken":""}',
    '{"voices":{},"nextPageToken":""}',
    '{"voices":"","nextPageToken":""}',
    '{"voices":[],"nextPageToken":7}',
    '{"voices":[],"nextPageToken":{}}',
    '{"voices":{},"nextPageToken":"t"}',
    '{"error":""}',
    `{"nextPageToken":"${long}"}`,
  ],
};
/** What looks like a page, and hides what is there. */
const lies: Readonly<Record<Vendor, readonly string[]>> = {
  cartesia: ['{"data":[],"has_more":false}', '{"data":[null,7,[[]],{"id":7},{"id":""}],"has_more":false}'],
  inworld: ["{}", '{"voices":[]}', '{"voices":[null,7,{"voiceId":7},{"voiceId":""}]}', '{"nextPageToken":""}'],
};

/** A body that a list request should not get, and whether it passes for a page. */
export function garbagePage(vendor: Vendor, which: number): { readonly body: string; readonly lies: boolean } {
  const [some, others] = [garbage[vendor], lies[vendor]];
  const index = which % (some.length + others.length);
  return { body: some[index] ?? others[index - some.length] ?? "", lies: index >= some.length };
}
