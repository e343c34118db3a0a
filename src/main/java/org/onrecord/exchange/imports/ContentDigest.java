package org.onrecord.exchange.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What an article's title and body come down to: MD5, as PostgreSQL has it at hand and an index of
 * its own. It finds what may be the same; what is found is compared.
 */
record ContentDigest(UUID value) {

  static ContentDigest of(String title, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      ByteBuffer hash = ByteBuffer.wrap(digest.digest((title + '\u0001' + body).getBytes(UTF_8)));
      return new ContentDigest(new UUID(hash.getLong(), hash.getLong()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
