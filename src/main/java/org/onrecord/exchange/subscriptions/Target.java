package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.onrecord.records.article.HttpUrl;

/**
 * The target of deliveries.
 *
 * @param url absolute, without credentials and fragment
 */
@RegisterForReflection
record Target(@NotNull @HttpUrl String url) {}
