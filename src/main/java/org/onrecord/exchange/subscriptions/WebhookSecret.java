package org.onrecord.exchange.subscriptions;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * A secret that signs messages as in Standard Webhooks 1.0: {@code whsec_} and the key in Base64.
 *
 * @param text the secret as the receiver has it
 */
record WebhookSecret(String text) {
  static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  /** Generates a secret with 256 random bits. */
  static WebhookSecret random() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * Signs a message.
   *
   * @param timestamp seconds since 1970
   * @return the version and the signature in Base64, such as {@code v1,g0hM9SsE…}
   */
  String sign(String id, long timestamp, byte[] body) {
    byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
    mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  /** Hides the secret in logs. */
  @Override
  public String toString() {
    return "a webhook secret";
  }
}
