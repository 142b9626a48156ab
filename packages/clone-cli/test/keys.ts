/** Keys of the right form that no service knows. */
export const cartesiaKey = "sk_car_0123456789abcdef";
export const inworldKey: string = btoa("workspace-key:workspace-secret");

export const keys = { CARTESIA_API_KEY: cartesiaKey, INWORLD_API_KEY: inworldKey };

/** Everything that would give a key away. */
export const secrets: readonly string[] = [cartesiaKey, inworldKey, "workspace-secret"];
