package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One text, and the stages by which its quotes are found: words, quotation marks and mentions; cues
 * and what they report; who says it; quoted words that no cue reports; whom the speakers' mentions
 * mean; who passed the words on.
 */
final class ExtractionPipeline {
  /** Headlines, place and byline may stand above a report's first paragraph. */
  private static final int LEAD = 6;

  final Words words;
  final QuotedPassages passages;
  final Mentions mentions;
  private final Relays relays;
  private final Models models;

  private ExtractionPipeline(
      Models models, Words words, QuotedPassages passages, Mentions mentions, Relays relays) {
    this.models = models;
    this.words = words;
    this.passages = passages;
    this.mentions = mentions;
    this.relays = relays;
  }

  static ExtractionPipeline of(Models models, String text) {
    Words words = Tokenizer.words(text);
    models.tagger().tag(words);
    QuotedPassages passages = new QuotedPassages(words);
    Mentions mentions = Mentions.of(words);
    Relays relays = new Relays(words, new ReportedByMedia(words, passages, mentions));
    return new ExtractionPipeline(models, words, passages, mentions, relays);
  }

  /** The same text, read with other models. */
  ExtractionPipeline with(Models others) {
    return new ExtractionPipeline(others, words, passages, mentions, relays);
  }

  /** The quotes of the text, in the order in which they start. */
  List<QuoteDraft> drafts() {
    return relays.withRelays(withEntities(withTurns(withUncuedQuotes(withSpeakers(cuedQuotes())))));
  }

  /** Adds the turns of a transcript, and leaves out what else was found in them. */
  private List<QuoteDraft> withTurns(List<QuoteDraft> drafts) {
    List<QuoteDraft> turns = TranscriptTurns.of(words, passages, mentions);
    Set<Integer> taken = TranscriptTurns.paragraphs(words, turns);
    List<QuoteDraft> all = new ArrayList<>(turns);
    for (QuoteDraft draft : drafts) {
      if (!taken.contains(words.paragraphOf(draft.content().start()))) {
        all.add(draft);
      }
    }
    return inOrder(all);
  }

  /** What cues report. */
  List<QuoteDraft> cuedQuotes() {
    return CuedQuotes.of(words, passages, relays, models.contents());
  }

  /** Who says what the cues report. */
  List<QuoteDraft> withSpeakers(List<QuoteDraft> reported) {
    SpeakerCandidates speakers = new SpeakerCandidates(words, passages, mentions);
    ContentTrimmer edges = new ContentTrimmer(words, passages, relays);
    Set<Integer> cues =
        reported.stream().map(draft -> draft.content().cue()).collect(Collectors.toSet());
    List<QuoteDraft> spoken = new ArrayList<>();
    for (QuoteDraft draft : reported) {
      List<SpeakerCandidates.Candidate> candidates =
          speakers.candidates(draft.content()).stream()
              .filter(candidate -> speaks(candidate, draft, cues))
              .toList();
      SoftmaxChoice choice =
          new SoftmaxChoice(
              models.speakers(),
              candidates.stream().map(SpeakerCandidates.Candidate::features).toList());
      int best = choice.best(0);
      QuoteDraft said =
          draft.withSpeaker(candidates.get(best).mention(), null, choice.probability(best));
      QuoteDraft trimmed = edges.trimmed(relays.quoted(said));
      if (trimmed != null) {
        spoken.add(trimmed);
      }
    }
    return inOrder(spoken);
  }

  private boolean speaks(
      SpeakerCandidates.Candidate candidate, QuoteDraft draft, Set<Integer> cues) {
    return candidate.mention() == null
        || !relays.onlyPassesOn(candidate.mention(), draft.content().cue(), cues);
  }

  /** Adds the quoted words that no cue reports. */
  List<QuoteDraft> withUncuedQuotes(List<QuoteDraft> spoken) {
    List<QuoteDraft> all = new ArrayList<>(spoken);
    new UncuedQuotes(words, passages, mentions)
        .visit(
            spoken,
            setting -> {
              QuoteDraft draft = loose(setting);
              if (draft != null) {
                all.add(draft);
              }
              return draft;
            });
    return inOrder(all);
  }

  private QuoteDraft loose(UncuedQuotes.Setting setting) {
    if (setting.signature() != null) {
      return QuoteDraft.of(setting.content(), UncuedQuotes.SIGNED, 1)
          .withSpeaker(setting.signature(), null, 1);
    }
    List<UncuedQuotes.Candidate> candidates = setting.candidates();
    SoftmaxChoice choice =
        new SoftmaxChoice(
            models.uncued(), candidates.stream().map(UncuedQuotes.Candidate::features).toList());
    double said = 1 - choice.probability(0);
    if (said < 0.5) {
      return null;
    }
    int best = choice.best(1);
    UncuedQuotes.Candidate answer = candidates.get(best);
    QuoteDraft like =
        switch (answer.answer()) {
          case BEFORE -> setting.before();
          case AFTER -> setting.after();
          default -> null;
        };
    String rule = "marks-" + answer.answer().name().toLowerCase(Locale.ROOT);
    return QuoteDraft.of(setting.content(), rule, said)
        .withSpeaker(answer.mention(), like, choice.probability(best));
  }

  /** Whom the speakers' mentions mean: of a pronoun soon after a quote, rather its speaker. */
  List<QuoteDraft> withEntities(List<QuoteDraft> drafts) {
    List<QuoteDraft> meant = new ArrayList<>();
    QuoteDraft before = null;
    for (QuoteDraft draft : drafts) {
      Entity expected = before != null && soon(before, draft) ? before.entity() : null;
      QuoteDraft known = draft.withEntity(entity(draft, expected));
      meant.add(known);
      before = known.entity() == null ? before : known;
    }
    if (meant.size() > 1 && announces(meant.get(0), meant.get(1))) {
      meant.set(0, meant.get(0).withEntity(meant.get(1).entity()));
    }
    return meant;
  }

  /**
   * Whether a report opens with somebody's office and has the name with the next quote, as reports
   * do: "…, the country's chief judge said Monday." and then "Chief Judge Ana Mora said …".
   */
  private boolean announces(QuoteDraft first, QuoteDraft second) {
    Mention opening = first.speaker();
    Mention named = second.speaker();
    return opening != null
        && named != null
        && words.paragraphOf(opening.first()) < LEAD
        && words.paragraphOf(named.first()) == words.paragraphOf(opening.first()) + 1
        && opening.form() == MentionForm.NOMINAL
        && opening.kind() == EntityKind.PERSON
        && !opening.plural()
        && (first.entity() == null || first.entity().name() == null)
        && !new Anonymity(words, mentions).of(opening, first.entity())
        && second.entity() != null
        && second.entity().name() != null
        && second.entity().kind() == EntityKind.PERSON
        && (named.role() != null || named.form() == MentionForm.NOMINAL);
  }

  private Entity entity(QuoteDraft draft, Entity expected) {
    Mention mention = draft.mention();
    if (mention == null) {
      return null;
    }
    return expected == null ? mentions.entityOf(mention) : mentions.entityOf(mention, expected);
  }

  private boolean soon(QuoteDraft before, QuoteDraft draft) {
    return words.paragraphOf(draft.content().start())
            - words.paragraphOf(before.content().end() - 1)
        <= 1;
  }

  private static List<QuoteDraft> inOrder(List<QuoteDraft> drafts) {
    drafts.sort(Comparator.comparingInt(draft -> draft.content().start()));
    return drafts;
  }
}
