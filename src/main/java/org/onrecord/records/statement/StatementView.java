package org.onrecord.records.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.onrecord.records.actor.ActorReference;
import org.onrecord.records.article.ArticleReference;
import org.onrecord.textreuse.ChangeFlag;
import org.onrecord.textreuse.FoldedWords;
import org.onrecord.textreuse.WordChange;
import org.onrecord.textreuse.WordDifference;
import org.onrecord.web.caller.Caller;
import org.onrecord.web.conditional.EtagBuilder;
import org.onrecord.web.conditional.HasEtag;

/**
 * Response body of a statement.
 *
 * @param id id of its first recorded quote
 * @param text fullest wording
 * @param speaker known speaker of most appearances, or null
 * @param sources number of different sources
 * @param variants wordings, the most frequent first
 * @param conflicts the other known speakers
 * @param decided the latest decision of an editor about its quotes, or null
 */
public record StatementView(
    UUID id,
    String text,
    String language,
    ActorReference speaker,
    Place firstAppearance,
    Place lastAppearance,
    long appearances,
    long sources,
    List<Variant> variants,
    List<Conflict> conflicts,
    Decision decided)
    implements HasEtag {

  /** A quote and its article. */
  public record Place(UUID quote, ArticleReference article) {}

  /** A wording: its words as printed first, and how they differ from the fullest wording. */
  public record Variant(String text, long appearances, List<Change> difference) {}

  /** Another known speaker. */
  public record Conflict(ActorReference actor, long appearances) {}

  /** A decision of an editor. */
  public record Decision(
      UUID id, StatementDecisionKind kind, Caller by, String reason, Instant at) {}

  /** A run of equal or different words. */
  public record Change(String op, String text, String replacement, List<String> flags) {
    /**
     * The changes that lead to a wording.
     *
     * @param wording its words, which are shown where they are equal, too: "100" and "a hundred"
     *     are
     */
    static List<Change> of(WordDifference difference, FoldedWords wording) {
      List<WordChange> changes = difference.changes();
      List<Change> all = new ArrayList<>();
      for (int i = 0; i < changes.size(); i++) {
        boolean atEnd = i == 0 || i == changes.size() - 1;
        all.add(of(changes.get(i), atEnd, wording));
      }
      return all;
    }

    /** A cut beginning or end changes no number, name or date, but may cut off a negation. */
    private static Change of(WordChange change, boolean atEnd, FoldedWords wording) {
      boolean equal = change.kind() == WordChange.Kind.EQUAL;
      boolean cut = atEnd && change.kind() != WordChange.Kind.REPLACE;
      List<String> flags =
          change.flags().stream()
              .filter(flag -> !cut || flag == ChangeFlag.NEGATION)
              .sorted()
              .map(ChangeFlag::name)
              .map(Change::wireName)
              .toList();
      return new Change(
          wireName(change.kind().name()),
          equal ? wording.printed(change.to().start(), change.to().end()) : change.text(),
          change.replacement().isEmpty() ? null : change.replacement(),
          flags.isEmpty() ? null : flags);
    }

    private static String wireName(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String tag() {
    EtagBuilder builder =
        EtagBuilder.of(appearances, Instant.EPOCH)
            .add(id.toString())
            .add(text)
            .add(String.valueOf(language))
            .add(sources);
    ActorReference.addTo(builder, speaker);
    List.of(firstAppearance, lastAppearance)
        .forEach(
            place -> {
              builder.add(place.quote().toString());
              builder.add(String.valueOf(place.article().publishedOn()));
              place.article().addTo(builder);
            });
    variants.forEach(variant -> builder.add(variant.text()).add(variant.appearances()));
    conflicts.forEach(
        conflict -> {
          ActorReference.addTo(builder, conflict.actor());
          builder.add(conflict.appearances());
        });
    return (decided == null ? builder : builder.add(decided.id().toString())).tag();
  }
}
