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
final class Reading {
  /** Headlines, place and byline may stand above a report's first paragraph. */
  private static final int LEAD = 6;

  final Words words;
  final Marking marking;
  final Mentions mentions;
  private final Relays relays;
  private final Models models;

  private Reading(Models models, Words words, Marking marking, Mentions mentions, Relays relays) {
    this.models = models;
    this.words = words;
    this.marking = marking;
    this.mentions = mentions;
    this.relays = relays;
  }

  static Reading of(Models models, String text) {
    Words words = Tokenizer.words(text);
    models.tagger().tag(words);
    Marking marking = new Marking(words);
    Mentions mentions = Mentions.of(words);
    Relays relays = new Relays(words, new Hearsay(words, marking, mentions));
    return new Reading(models, words, marking, mentions, relays);
  }

  /** The same text, read with other models. */
  Reading with(Models others) {
    return new Reading(others, words, marking, mentions, relays);
  }

  /** The quotes of the text, in the order in which they start. */
  List<Draft> drafts() {
    return relays.of(meant(withTurns(withLoose(spoken(reported())))));
  }

  /** Adds the turns of a transcript, and leaves out what else was found in them. */
  private List<Draft> withTurns(List<Draft> drafts) {
    List<Draft> turns = Turns.of(words, marking, mentions);
    Set<Integer> taken = Turns.paragraphs(words, turns);
    List<Draft> all = new ArrayList<>(turns);
    for (Draft draft : drafts) {
      if (!taken.contains(words.paragraphOf(draft.attribution().start()))) {
        all.add(draft);
      }
    }
    return inOrder(all);
  }

  /** What cues report. */
  List<Draft> reported() {
    return Reports.of(words, marking, relays, models.contents());
  }

  /** Who says what the cues report. */
  List<Draft> spoken(List<Draft> reported) {
    Speakers speakers = new Speakers(words, marking, mentions);
    Edges edges = new Edges(words, marking, relays);
    Set<Integer> cues =
        reported.stream().map(draft -> draft.attribution().cue()).collect(Collectors.toSet());
    List<Draft> spoken = new ArrayList<>();
    for (Draft draft : reported) {
      List<Speakers.Candidate> candidates =
          speakers.candidates(draft.attribution()).stream()
              .filter(candidate -> speaks(candidate, draft, cues))
              .toList();
      Choice choice =
          new Choice(
              models.speakers(), candidates.stream().map(Speakers.Candidate::features).toList());
      int best = choice.best(0);
      Draft said = draft.by(candidates.get(best).mention(), null, choice.probability(best));
      Draft trimmed = edges.trimmed(relays.quoted(said));
      if (trimmed != null) {
        spoken.add(trimmed);
      }
    }
    return inOrder(spoken);
  }

  private boolean speaks(Speakers.Candidate candidate, Draft draft, Set<Integer> cues) {
    return candidate.mention() == null
        || !relays.onlyPassesOn(candidate.mention(), draft.attribution().cue(), cues);
  }

  /** Adds the quoted words that no cue reports. */
  List<Draft> withLoose(List<Draft> spoken) {
    List<Draft> all = new ArrayList<>(spoken);
    new Loose(words, marking, mentions)
        .visit(
            spoken,
            setting -> {
              Draft draft = loose(setting);
              if (draft != null) {
                all.add(draft);
              }
              return draft;
            });
    return inOrder(all);
  }

  private Draft loose(Loose.Setting setting) {
    if (setting.signature() != null) {
      return Draft.of(setting.attribution(), Loose.SIGNED, 1).by(setting.signature(), null, 1);
    }
    List<Loose.Candidate> candidates = setting.candidates();
    Choice choice =
        new Choice(models.loose(), candidates.stream().map(Loose.Candidate::features).toList());
    double said = 1 - choice.probability(0);
    if (said < 0.5) {
      return null;
    }
    int best = choice.best(1);
    Loose.Candidate answer = candidates.get(best);
    Draft like =
        switch (answer.answer()) {
          case BEFORE -> setting.before();
          case AFTER -> setting.after();
          default -> null;
        };
    String rule = "marks-" + answer.answer().name().toLowerCase(Locale.ROOT);
    return Draft.of(setting.attribution(), rule, said)
        .by(answer.mention(), like, choice.probability(best));
  }

  /** Whom the speakers' mentions mean: of a pronoun soon after a quote, rather its speaker. */
  List<Draft> meant(List<Draft> drafts) {
    List<Draft> meant = new ArrayList<>();
    Draft before = null;
    for (Draft draft : drafts) {
      Entity expected = before != null && soon(before, draft) ? before.entity() : null;
      Draft known = draft.meaning(entity(draft, expected));
      meant.add(known);
      before = known.entity() == null ? before : known;
    }
    if (meant.size() > 1 && announces(meant.get(0), meant.get(1))) {
      meant.set(0, meant.get(0).meaning(meant.get(1).entity()));
    }
    return meant;
  }

  /**
   * Whether a report opens with somebody's office and has the name with the next quote, as reports
   * do: "…, the country's chief judge said Monday." and then "Chief Judge Ana Mora said …".
   */
  private boolean announces(Draft first, Draft second) {
    Mention opening = first.speaker();
    Mention named = second.speaker();
    return opening != null
        && named != null
        && words.paragraphOf(opening.first()) < LEAD
        && words.paragraphOf(named.first()) == words.paragraphOf(opening.first()) + 1
        && opening.form() == Form.NOMINAL
        && opening.kind() == Kind.PERSON
        && !opening.plural()
        && (first.entity() == null || first.entity().name() == null)
        && !new Anonymity(words, mentions).of(opening, first.entity())
        && second.entity() != null
        && second.entity().name() != null
        && second.entity().kind() == Kind.PERSON
        && (named.role() != null || named.form() == Form.NOMINAL);
  }

  private Entity entity(Draft draft, Entity expected) {
    Mention mention = draft.mention();
    if (mention == null) {
      return null;
    }
    return expected == null ? mentions.entityOf(mention) : mentions.entityOf(mention, expected);
  }

  private boolean soon(Draft before, Draft draft) {
    return words.paragraphOf(draft.attribution().start())
            - words.paragraphOf(before.attribution().end() - 1)
        <= 1;
  }

  private static List<Draft> inOrder(List<Draft> drafts) {
    drafts.sort(Comparator.comparingInt(draft -> draft.attribution().start()));
    return drafts;
  }
}
