package org.onrecord.access;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Enables OpenID Connect if an issuer is configured. Without this, Quarkus would need a second
 * property, or refuse to start without an issuer.
 */
public final class OidcConfigInterceptor implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  static final String PROPERTY = "quarkus.oidc.tenant-enabled";
  private static final String ISSUER = "quarkus.oidc.auth-server-url";

  /** Defaults of Quarkus have a negative ordinal. */
  private static final int MIN_CONFIGURED_ORDINAL = 0;

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue set = context.proceed(name);
    if (!name.equals(PROPERTY)
        || set != null && set.getConfigSourceOrdinal() >= MIN_CONFIGURED_ORDINAL) {
      return set;
    }
    ConfigValue issuer = context.proceed(ISSUER);
    boolean configured =
        issuer != null && issuer.getValue() != null && !issuer.getValue().isBlank();
    return ConfigValue.builder().withName(name).withValue(String.valueOf(configured)).build();
  }
}
