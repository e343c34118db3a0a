package org.onrecord.exchange.subscriptions;

import jakarta.inject.Singleton;
import java.util.List;

/** The rules for targets from the configuration. */
@Singleton
class TargetRulesSource {
  private final TargetRules rules;

  TargetRulesSource(SubscriptionSettings settings) {
    rules = TargetRules.of(settings.allow().orElse(List.of()));
  }

  TargetRules get() {
    return rules;
  }
}
