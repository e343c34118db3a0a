package org.onrecord.pages.admin;

import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.onrecord.access.IssuedKey;
import org.onrecord.access.KeyView;
import org.onrecord.exchange.imports.RunningImport;
import org.onrecord.exchange.subscriptions.SubscriptionSummary;
import org.onrecord.pages.layout.Frame;

/**
 * The page with keys, imports and subscriptions.
 *
 * @param issued the key that was created just now, with its secret; null without one
 * @param next path and query of the page with older keys; null if there are none
 */
record AdminPage(
    Frame frame,
    IssuedKey issued,
    List<KeyView> keys,
    String next,
    List<RunningImport> imports,
    List<SubscriptionSummary> subscriptions)
    implements TemplateInstance {}
