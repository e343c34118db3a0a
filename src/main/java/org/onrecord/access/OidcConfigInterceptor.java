package org.onrecord.access;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Takes tokens where an issuer is configured, and no others: Quarkus would otherwise want to be
 * told twice, or refuse to start without an issuer.
 */
public final class OidcConfigInterceptor implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  static final String PROPERTY = "quarkus.oidc.tenant-enabled";
  private static final String ISSUER = "quarkus.oidc.auth-server-url";

  /** Quarkus's own defaults come from far below. */
  private static final int LEAST_ORDINAL_OF_SETTINGS = 0;

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    ConfigValue set = context.proceed(name);
    if (!name.equals(PROPERTY)
        || set != null && set.getConfigSourceOrdinal() >= LEAST_ORDINAL_OF_SETTINGS) {
      return set;
    }
    ConfigValue issuer = context.proceed(ISSUER);
    boolean configured =
        issuer != null && issuer.getValue() != null && !issuer.getValue().isBlank();
    return ConfigValue.builder().withName(name).withValue(String.valueOf(configured)).build();
  }
}
