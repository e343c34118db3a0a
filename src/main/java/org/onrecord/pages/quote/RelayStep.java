package org.onrecord.pages.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onrecord.pages.layout.Attributed;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.quote.QuoteView;

/**
 * A step of the way of the words: the speaker, each relay, and the source that printed them.
 *
 * @param part the part of the step, such as "said by"
 * @param actor null if the step is known by its printed text only
 */
record RelayStep(String part, String name, UUID actor) {

  /** The way of a quote, from the speaker on. */
  static List<RelayStep> of(QuoteView quote, Attributed speaker) {
    List<RelayStep> steps = new ArrayList<>();
    steps.add(new RelayStep("Said by", speaker.name(), speaker.actor()));
    quote
        .attribution()
        .via()
        .forEach(
            relay ->
                steps.add(
                    relay.actor() == null
                        ? new RelayStep("Relayed by", relay.text(), null)
                        : new RelayStep("Relayed by", relay.actor().name(), relay.actor().id())));
    ActorReference source = quote.article().source();
    if (source != null) {
      steps.add(new RelayStep("Printed by", source.name(), source.id()));
    }
    return steps;
  }
}
