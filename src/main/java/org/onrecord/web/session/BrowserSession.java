package org.onrecord.web.session;

import io.quarkus.security.identity.SecurityIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The session of a browser that has signed in.
 *
 * @param name the name of the key, or the subject
 * @param roles the names of the roles, the highest last
 * @param csrf the token that each form of the session must send
 */
public record BrowserSession(String name, List<String> roles, String csrf) {
  /** The attribute of a {@link SecurityIdentity} that holds its session. */
  public static final String ATTRIBUTE = "onrecord.session";

  private static final String PURPOSE = "form";

  /** The session with a token, which the form token does not reveal. */
  public static BrowserSession of(String name, List<String> roles, String token) {
    byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, token).hmac(PURPOSE);
    return new BrowserSession(
        name, roles, Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
  }

  /** The session of the caller; empty if the caller sent a key or token itself, or is anonymous. */
  public static Optional<BrowserSession> of(SecurityIdentity identity) {
    return identity.isAnonymous()
        ? Optional.empty()
        : Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
  }

  /** The highest role. */
  public String role() {
    return roles.get(roles.size() - 1);
  }

  /** True if the caller has a role. */
  public boolean has(String role) {
    return roles.contains(role);
  }

  /** Compares a form token in constant time. */
  public boolean hasCsrf(String given) {
    return MessageDigest.isEqual(
        csrf.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Hides the token in logs. */
  @Override
  public String toString() {
    return "session of " + name;
  }
}
