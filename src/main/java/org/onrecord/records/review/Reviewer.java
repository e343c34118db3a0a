package org.onrecord.records.review;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;

/**
 * A reviewer.
 *
 * @param name the name of the key or the subject of the token; null without authentication
 * @param holder identifies the reviewer, since two keys may have the same name
 */
record Reviewer(String name, String holder) {
  private static final String KEY = "onrecord.key";
  private static final int LONGEST_NAME = 300;

  static Reviewer of(SecurityIdentity identity) {
    String principal = identity.getPrincipal().getName();
    String name = principal == null || principal.isBlank() ? null : shortened(principal);
    UUID key = identity.getAttribute(KEY);
    return new Reviewer(name, key == null ? "name " + name : "key " + key);
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
