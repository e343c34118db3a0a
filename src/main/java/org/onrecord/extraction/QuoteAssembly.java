package org.onrecord.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.extraction.text.UnwrappedText;

/** Converts drafts to {@link FoundQuote}s: code point offsets, types, names, roles, dates. */
final class QuoteAssembly {
  private static final int MAX_PARENTHESIS = 8;

  private final ExtractionPipeline pipeline;
  private final Words words;
  private final QuotedPassages passages;
  private final LocalDate publishedOn;
  private final UnwrappedText source;
  private final Confidence confidence;
  private final Anonymity anonymity;
  private final SpeakerRoles roles;

  QuoteAssembly(
      ExtractionPipeline pipeline,
      UnwrappedText source,
      Confidence confidence,
      LocalDate publishedOn) {
    this.pipeline = pipeline;
    this.words = pipeline.words;
    this.passages = pipeline.passages;
    this.publishedOn = publishedOn;
    this.confidence = confidence;
    this.source = source;
    anonymity = new Anonymity(words, pipeline.mentions);
    roles = new SpeakerRoles(words);
  }

  List<FoundQuote> quotes(List<QuoteDraft> drafts) {
    Set<List<TextSpan>> spans = new HashSet<>();
    return groups(drafts).stream()
        .map(this::quote)
        .filter(quote -> spans.add(quote.spans()))
        .toList();
  }

  /** Groups the drafts of interrupted quotes. */
  private List<List<QuoteDraft>> groups(List<QuoteDraft> drafts) {
    List<List<QuoteDraft>> groups = new ArrayList<>();
    // By identity of the content, which stays the same object while drafts are copied.
    Map<QuoteContent, List<QuoteDraft>> groupOf = new IdentityHashMap<>();
    QuoteDraft before = null;
    for (QuoteDraft draft : drafts) {
      List<QuoteDraft> continued =
          draft.continues() == null ? null : groupOf.get(draft.continues().content());
      boolean joins =
          continued != null && last(continued) == draft.continues().content() && joins(draft);
      if (!joins && before != null && interrupts(before, draft)) {
        continued = groupOf.get(before.content());
        joins = true;
      }
      List<QuoteDraft> group = joins ? continued : new ArrayList<>();
      group.add(draft);
      groupOf.put(draft.content(), group);
      if (!joins) {
        groups.add(group);
      }
      before = draft;
    }
    return groups;
  }

  /** Returns whether cue and speaker interrupt a quote: "…", she said, "…". */
  private boolean interrupts(QuoteDraft before, QuoteDraft draft) {
    QuoteContent one = before.content();
    QuoteContent other = draft.content();
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

  private static boolean cued(QuoteDraft draft) {
    return draft.content().cue() >= 0;
  }

  private static QuoteContent last(List<QuoteDraft> group) {
    return group.get(group.size() - 1).content();
  }

  /**
   * Returns whether a quote continues the previous one: "…," she said. "…", or the next paragraph.
   */
  private boolean joins(QuoteDraft draft) {
    QuoteContent before = draft.continues().content();
    if (!before.direct() || before.start() > draft.content().start()) {
      return false;
    }
    QuotedPassage last = passages.at(before.end() - 1);
    return last != null && last.continued() || adjoins(before, draft.content());
  }

  /** Returns whether only the cue's sentence separates two quotations of a paragraph. */
  private boolean adjoins(QuoteContent before, QuoteContent after) {
    int from = words.sentenceOf(Math.max(before.end() - 1, before.cue()));
    return words.paragraphOf(before.end() - 1) == words.paragraphOf(after.start())
        && words.sentenceOf(after.start()) - from <= 1;
  }

  private FoundQuote quote(List<QuoteDraft> group) {
    QuoteDraft first = group.get(0);
    QuoteDraft main = group.stream().filter(QuoteAssembly::cued).findFirst().orElse(first);
    Mention mention = first.mention();
    boolean withheld = mention != null && anonymity.of(mention, first.entity());
    return new FoundQuote(
        spans(group),
        type(first),
        speaker(mention, first.entity()),
        mention == null ? null : roles.of(mention, first.entity(), withheld),
        cue(main.content()),
        withheld,
        main.via().stream().map(this::relay).toList(),
        SaidOn.of(words, main, publishedOn),
        main.rule(),
        group.stream().mapToDouble(confidence::of).min().orElseThrow());
  }

  // ---- spans

  /** The spans in order, without overlaps. */
  private List<TextSpan> spans(List<QuoteDraft> group) {
    List<TextSpan> spans = new ArrayList<>();
    for (QuoteDraft draft : group) {
      for (QuoteContent.Piece piece : draft.content().pieces()) {
        TextSpan span = span(piece);
        if (spans.isEmpty() || spans.get(spans.size() - 1).end() <= span.start()) {
          spans.add(span);
        }
      }
    }
    return List.copyOf(spans);
  }

  /** The type. Turns of a transcript are direct, even without marks. */
  private QuotationType type(QuoteDraft draft) {
    if (draft.content().direct() || draft.rule().equals(TranscriptTurns.RULE)) {
      return QuotationType.DIRECT;
    }
    boolean marks = draft.content().pieces().stream().anyMatch(passages::containsQuotedWords);
    return marks ? QuotationType.MIXED : QuotationType.INDIRECT;
  }

  private TextSpan span(QuoteContent.Piece piece) {
    return piece.quoted() ? between(passages.at(piece.start())) : around(piece);
  }

  /** The text between two marks, without a comma that belongs to the outer sentence. */
  private TextSpan between(QuotedPassage passage) {
    int start = words.end(passage.open());
    int end = words.end(passage.close() - 1);
    String last = words.word(passage.close() - 1);
    if (last.equals(",") && passage.length() > 1) {
      end = words.end(passage.close() - 2);
    }
    while (Character.isWhitespace(words.text.charAt(start))) {
      start++;
    }
    return sourceSpan(start, end);
  }

  /** The span, in the text as sent, of a range of the unwrapped text. */
  private TextSpan sourceSpan(int start, int end) {
    return new TextSpan(source.start(start), source.end(end));
  }

  /** A piece, extended to matching marks and brackets and its full stop. */
  private TextSpan around(QuoteContent.Piece piece) {
    int first = piece.start();
    int end = piece.end();
    if (first > 0 && passages.opensAt(first - 1) && passages.at(first - 1).close() <= end + 1) {
      first--;
    }
    QuotedPassage last = passages.at(end - 1);
    if (last != null && last.open() >= first && last.closed() && last.close() <= end + 2) {
      end = last.close() + 1;
    }
    end = afterParenthesis(first, end);
    return sourceSpan(words.start(first), words.end(end - 1));
  }

  /** The end of words, extended to the parenthesis that closes one opened in them. */
  private int afterParenthesis(int first, int end) {
    int open = 0;
    for (int i = first; i < end; i++) {
      open += words.word(i).equals("(") ? 1 : words.word(i).equals(")") && open > 0 ? -1 : 0;
    }
    int stop = Math.min(words.endOf(words.sentenceOf(end - 1)), end + MAX_PARENTHESIS);
    for (int i = end; open > 0 && i < stop; i++) {
      if (words.word(i).equals(")")) {
        return i + 1;
      }
    }
    return end;
  }

  // ---- speakers

  private Speaker speaker(Mention mention, Entity entity) {
    if (mention == null) {
      return null;
    }
    Mention whole = mentionWithName(mention, entity);
    int start = words.start(whole.first());
    int end = words.end(whole.end() - 1);
    boolean named = entity != null && entity.name() != null;
    // "They" may refer to a company.
    EntityKind kind = named && entity.kind() != null ? entity.kind() : mention.kind();
    return new Speaker(
        words.text.substring(start, end),
        sourceSpan(start, end),
        named ? entity.name() : null,
        kind);
  }

  /** The mention with the name beside it: "his lawyer, Lucie Armand". */
  private Mention mentionWithName(Mention mention, Entity entity) {
    Mention outer = pipeline.mentions.outermost(mention.head()).orElse(mention);
    boolean same =
        mention.form() == MentionForm.NOMINAL
            && outer.form() == MentionForm.NAME
            && pipeline.mentions.entityOf(outer) == entity;
    return same ? outer : mention;
  }

  private Speaker relay(RelayPhrase relay) {
    int start = words.start(relay.first());
    int end = words.end(relay.end() - 1);
    return new Speaker(
        words.text.substring(start, end), sourceSpan(start, end), name(relay), relay.kind());
  }

  /** The name in a relay's phrase: CBS in "CBS's “Face the Nation”". */
  private String name(RelayPhrase relay) {
    Mention last = null;
    for (int i = relay.first(); i < relay.end(); i++) {
      Mention mention = pipeline.mentions.innermost(i).orElse(null);
      if (mention != null && mention.form() == MentionForm.NAME) {
        last = mention;
        if (mention.kind() == relay.kind()) {
          break;
        }
      }
    }
    boolean matches = last != null && (last.kind() == relay.kind() || last.end() == relay.end());
    return matches ? pipeline.mentions.entityOf(last).name() : null;
  }

  private String cue(QuoteContent content) {
    int cue = content.cue();
    if (cue < 0) {
      return null;
    }
    int end = words.lower(cue).equals("according") ? cue + 2 : cue + 1;
    return words.text.substring(words.start(cue), words.end(Math.min(end, words.count()) - 1));
  }
}
