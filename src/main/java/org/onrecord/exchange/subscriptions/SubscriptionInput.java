package org.onrecord.exchange.subscriptions;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.onrecord.web.json.Text;

/**
 * The request to create a subscription, and what a patch changes.
 *
 * @param query path and query of a list, such as {@code /quotes?speaker=Ada}
 * @param batch null to deliver each change by itself
 */
@RegisterForReflection
record SubscriptionInput(
    @NotNull @Text(max = 200) String name,
    @NotNull @Text(max = 8000) String query,
    @NotNull @Valid Target target,
    @NotNull @Size(min = 1, max = 4) List<SubscriptionEvent> events,
    @Valid BatchLimits batch) {}
