package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns drafts into what goes out: offsets of characters, types, names, roles, days. */
final class Assembly {
  private static final int LONGEST_BRACKET = 8;

  private final Reading reading;
  private final Words words;
  private final Marking marking;
  private final LocalDate today;
  private final CodePoints codePoints;
  private final Confidence confidence;
  private final Anonymity anonymity;
  private final Roles roles;

  Assembly(Reading reading, Confidence confidence, LocalDate today) {
    this.reading = reading;
    this.words = reading.words;
    this.marking = reading.marking;
    this.today = today;
    this.confidence = confidence;
    codePoints = CodePoints.of(words.text);
    anonymity = new Anonymity(words, reading.mentions);
    roles = new Roles(words);
  }

  List<FoundQuote> quotes(List<Draft> drafts) {
    Set<List<Span>> known = new HashSet<>();
    return groups(drafts).stream()
        .map(this::quote)
        .filter(quote -> known.add(quote.spans()))
        .toList();
  }

  /** The drafts of each quote: more than one where it is interrupted. */
  private List<List<Draft>> groups(List<Draft> drafts) {
    List<List<Draft>> groups = new ArrayList<>();
    // By their words, which stay the same object while drafts are copied from stage to stage.
    Map<Attribution, List<Draft>> groupOf = new IdentityHashMap<>();
    Draft before = null;
    for (Draft draft : drafts) {
      List<Draft> goesOn = draft.like() == null ? null : groupOf.get(draft.like().attribution());
      boolean joins = goesOn != null && last(goesOn) == draft.like().attribution() && joins(draft);
      if (!joins && before != null && interrupts(before, draft)) {
        goesOn = groupOf.get(before.attribution());
        joins = true;
      }
      List<Draft> group = joins ? goesOn : new ArrayList<>();
      group.add(draft);
      groupOf.put(draft.attribution(), group);
      if (!joins) {
        groups.add(group);
      }
      before = draft;
    }
    return groups;
  }

  /** Whether a cue and its speaker stand between two parts of a quote: "…", she said, "…". */
  private boolean interrupts(Draft before, Draft draft) {
    Attribution one = before.attribution();
    Attribution other = draft.attribution();
    return one.cue() < 0
        && one.direct()
        && other.direct()
        && before.mention() != null
        && before.mention() == draft.mention()
        && one.end() <= Math.min(other.cue(), draft.mention().first())
        && other.cue() < other.start()
        && Math.min(other.cue(), draft.mention().first()) - one.end() <= 2
        && words.paragraphOf(one.start()) == words.paragraphOf(other.start());
  }

  private static boolean cued(Draft draft) {
    return draft.attribution().cue() >= 0;
  }

  private static Attribution last(List<Draft> group) {
    return group.get(group.size() - 1).attribution();
  }

  /** Whether a quote is the rest of the one before: "…," she said. "…", or the next paragraph. */
  private boolean joins(Draft draft) {
    Attribution before = draft.like().attribution();
    if (!before.direct() || before.start() > draft.attribution().start()) {
      return false;
    }
    Marked last = marking.at(before.end() - 1);
    return last != null && last.continued() || adjoins(before, draft.attribution());
  }

  /** Whether nothing but the cue's sentence stands between two quotations of a paragraph. */
  private boolean adjoins(Attribution before, Attribution after) {
    int from = words.sentenceOf(Math.max(before.end() - 1, before.cue()));
    return words.paragraphOf(before.end() - 1) == words.paragraphOf(after.start())
        && words.sentenceOf(after.start()) - from <= 1;
  }

  private FoundQuote quote(List<Draft> group) {
    Draft first = group.get(0);
    Draft main = group.stream().filter(Assembly::cued).findFirst().orElse(first);
    Mention mention = first.mention();
    boolean withheld = mention != null && anonymity.of(mention, first.entity());
    return new FoundQuote(
        spans(group),
        type(first),
        speaker(mention, first.entity()),
        mention == null ? null : roles.of(mention, first.entity(), withheld),
        cue(main.attribution()),
        withheld,
        main.via().stream().map(this::relay).toList(),
        SaidOn.of(words, main, today),
        main.rule(),
        group.stream().mapToDouble(confidence::of).min().orElseThrow());
  }

  // ---- where

  /** In their order; what two drafts claim stands once. */
  private List<Span> spans(List<Draft> group) {
    List<Span> spans = new ArrayList<>();
    for (Draft draft : group) {
      for (Attribution.Piece piece : draft.attribution().pieces()) {
        Span span = span(piece);
        if (spans.isEmpty() || spans.get(spans.size() - 1).end() <= span.start()) {
          spans.add(span);
        }
      }
    }
    return List.copyOf(spans);
  }

  /** What somebody says in his turn of a transcript is verbatim, with marks or without. */
  private Type type(Draft draft) {
    if (draft.attribution().direct() || draft.rule().equals(Turns.RULE)) {
      return Type.DIRECT;
    }
    boolean marks = draft.attribution().pieces().stream().anyMatch(marking::within);
    return marks ? Type.MIXED : Type.INDIRECT;
  }

  private Span span(Attribution.Piece piece) {
    return piece.marked() ? between(marking.at(piece.start())) : around(piece);
  }

  /** All that stands between two marks, but for a comma that belongs to the sentence around. */
  private Span between(Marked marked) {
    int start = words.end(marked.open());
    int end = words.end(marked.close() - 1);
    String last = words.word(marked.close() - 1);
    if (last.equals(",") && marked.length() > 1) {
      end = words.end(marked.close() - 2);
    }
    while (Character.isWhitespace(words.text.charAt(start))) {
      start++;
    }
    return new Span(codePoints.before(start), codePoints.before(end));
  }

  /** A piece with the marks and brackets whose other halves it holds, and its own full stop. */
  private Span around(Attribution.Piece piece) {
    int first = piece.start();
    int end = piece.end();
    if (first > 0 && marking.opensAt(first - 1) && marking.at(first - 1).close() <= end + 1) {
      first--;
    }
    Marked last = marking.at(end - 1);
    if (last != null && last.open() >= first && last.closed() && last.close() <= end + 2) {
      end = last.close() + 1;
    }
    end = bracketed(first, end);
    return new Span(codePoints.before(words.start(first)), codePoints.before(words.end(end - 1)));
  }

  /** The end of words, after the bracket that closes one opened in them. */
  private int bracketed(int first, int end) {
    int open = 0;
    for (int i = first; i < end; i++) {
      open += words.word(i).equals("(") ? 1 : words.word(i).equals(")") && open > 0 ? -1 : 0;
    }
    int stop = Math.min(words.endOf(words.sentenceOf(end - 1)), end + LONGEST_BRACKET);
    for (int i = end; open > 0 && i < stop; i++) {
      if (words.word(i).equals(")")) {
        return i + 1;
      }
    }
    return end;
  }

  // ---- who

  private Speaker speaker(Mention mention, Entity entity) {
    if (mention == null) {
      return null;
    }
    Mention whole = whole(mention, entity);
    int start = words.start(whole.first());
    int end = words.end(whole.end() - 1);
    boolean named = entity != null && entity.name() != null;
    // "They" of a company named before are the company.
    Kind kind = named && entity.kind() != null ? entity.kind() : mention.kind();
    return new Speaker(
        words.text.substring(start, end),
        new Span(codePoints.before(start), codePoints.before(end)),
        named ? entity.name() : null,
        kind);
  }

  /** With the name beside it: "his lawyer, Lucie Armand". */
  private Mention whole(Mention mention, Entity entity) {
    Mention outer = reading.mentions.outermost(mention.head()).orElse(mention);
    boolean same =
        mention.form() == Form.NOMINAL
            && outer.form() == Form.NAME
            && reading.mentions.entityOf(outer) == entity;
    return same ? outer : mention;
  }

  private Speaker relay(Relay relay) {
    int start = words.start(relay.first());
    int end = words.end(relay.end() - 1);
    return new Speaker(
        words.text.substring(start, end),
        new Span(codePoints.before(start), codePoints.before(end)),
        name(relay),
        relay.kind());
  }

  /** The name in a relay's phrase: of "CBS's “Face the Nation”" CBS. */
  private String name(Relay relay) {
    Mention last = null;
    for (int i = relay.first(); i < relay.end(); i++) {
      Mention mention = reading.mentions.innermost(i).orElse(null);
      if (mention != null && mention.form() == Form.NAME) {
        last = mention;
        if (mention.kind() == relay.kind()) {
          break;
        }
      }
    }
    boolean names = last != null && (last.kind() == relay.kind() || last.end() == relay.end());
    return names ? reading.mentions.entityOf(last).name() : null;
  }

  private String cue(Attribution attribution) {
    int cue = attribution.cue();
    if (cue < 0) {
      return null;
    }
    int end = words.lower(cue).equals("according") ? cue + 2 : cue + 1;
    return words.text.substring(words.start(cue), words.end(Math.min(end, words.count()) - 1));
  }
}
