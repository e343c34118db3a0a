package org.onrecord.records.quote;

import java.util.List;
import java.util.function.UnaryOperator;
import org.onrecord.web.json.MergePatch;

/**
 * A merge patch of a quote. A new text or article discards the spans unless the patch has its own.
 * The spans of an interrupted quote stay, since only its joints may have changed.
 */
public final class QuotePatch {
  private QuotePatch() {}

  /** The change that a patch describes. */
  public static UnaryOperator<QuoteInput> of(MergePatch<QuoteInput> patch) {
    return current -> applied(current, patch);
  }

  private static QuoteInput applied(QuoteInput current, MergePatch<QuoteInput> patch) {
    QuoteInput changed = patch.applyTo(current);
    boolean sameArticle = changed.article().equals(current.article());
    boolean sameText = changed.text().equals(current.text()) || current.spans().size() > 1;
    return sameArticle && sameText || patch.touches("spans")
        ? changed
        : changed.withSpans(List.of());
  }
}
