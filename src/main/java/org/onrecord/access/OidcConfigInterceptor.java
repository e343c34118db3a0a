package org.onrecord.access;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Enables OpenID Connect if an issuer is configured, and signing in there if a client is, too.
 * Without this, Quarkus would need further properties, or refuse to start without an issuer. Also
 * derives the key of the state cookie from the client secret, so that all replicas have the same.
 */
public final class OidcConfigInterceptor implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  static final String PROPERTY = "quarkus.oidc.tenant-enabled";
  static final String SIGN_IN_PROPERTY = "quarkus.oidc.browser.tenant-enabled";

  private static final String ISSUER = "quarkus.oidc.auth-server-url";
  private static final String CLIENT = "quarkus.oidc.browser.client-id";
  private static final String CLIENT_SECRET = "quarkus.oidc.browser.credentials.secret";
  private static final String STATE_SECRET = "quarkus.oidc.browser.authentication.state-secret";

  /** The required properties, by the property that needs them. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          PROPERTY,
          List.of(ISSUER),
          SIGN_IN_PROPERTY,
          List.of(ISSUER, CLIENT),
          "quarkus.http.auth.permission.browser.enabled",
          List.of(ISSUER, CLIENT));

  /** Defaults of Quarkus have a negative ordinal. */
  private static final int MIN_CONFIGURED_ORDINAL = 0;

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue set = context.proceed(name);
    if (name.equals(STATE_SECRET) && !isConfigured(set)) {
      return stateSecret(context.proceed(CLIENT_SECRET));
    }
    if (!REQUIRED.containsKey(name)
        || set != null && set.getConfigSourceOrdinal() >= MIN_CONFIGURED_ORDINAL) {
      return set;
    }
    boolean configured =
        REQUIRED.get(name).stream().allMatch(required -> isConfigured(context.proceed(required)));
    return ConfigValue.builder().withName(name).withValue(String.valueOf(configured)).build();
  }

  /** Quarkus would generate one for each process if the client secret is short. */
  private static ConfigValue stateSecret(ConfigValue clientSecret) {
    if (!isConfigured(clientSecret)) {
      return null;
    }
    HmacUtils hmac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, clientSecret.getValue());
    return ConfigValue.builder().withName(STATE_SECRET).withValue(hmac.hmacHex("state")).build();
  }

  private static boolean isConfigured(ConfigValue value) {
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }
}
