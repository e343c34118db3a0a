package org.onrecord.reading.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.extraction.EntityKind;
import org.onrecord.extraction.FoundName;
import org.onrecord.extraction.PersonNames;
import org.onrecord.extraction.TextSpan;
import org.onrecord.records.actor.ActorKind;
import org.onrecord.records.actor.ActorReferenceInput;
import org.onrecord.records.quote.Span;

/**
 * References to the actors that the words of quotes may name: the names that the extractor found,
 * and other runs of capitalized words. A run counts as a whole, and without ordinary words at its
 * start, such as "But"; a single ordinary word is no name.
 */
final class QuotedNames {
  private static final int MAX_MENTIONS = 100;
  private static final int MAX_NAME = 300;

  /** Stands for a letter of a name that the extractor found, and ends a run. */
  private static final int COVERED = '|';

  private static final Pattern RUN =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}\\p{N}&-]+"
              + "(?:[ \\u00A0](?:(?:of|the|for|and|de|la|van|von|der|bin|al) ){0,2}\\p{Lu}[\\p{L}\\p{M}\\p{N}&-]*){0,9}");

  private final List<FoundName> names;

  private final int[] text;

  /** The code points of the text, with the names of the extractor covered. */
  private final int[] uncovered;

  private final Map<CandidateQuote, List<ActorReferenceInput>> byQuote = new IdentityHashMap<>();

  /** Finds the names in some quotes of a text. */
  QuotedNames(String text, List<FoundName> names, Collection<CandidateQuote> quotes) {
    this.names = names;
    this.text = text.codePoints().toArray();
    this.uncovered = this.text.clone();
    for (FoundName name : names) {
      for (int i = name.span().start(); i < name.span().end(); i++) {
        uncovered[i] = COVERED;
      }
    }
    quotes.forEach(quote -> byQuote.put(quote, find(quote.spans())));
  }

  /** The distinct references of a quote. */
  List<ActorReferenceInput> of(CandidateQuote quote) {
    return byQuote.get(quote);
  }

  private List<ActorReferenceInput> find(List<Span> spans) {
    Set<ActorReferenceInput> found = new LinkedHashSet<>();
    names.stream()
        .filter(name -> spans.stream().anyMatch(span -> contains(span, name.span())))
        .filter(name -> !mayBeOrdinary(name) || !opensSentence(name.span()))
        .forEach(name -> addTo(found, name));
    for (Span span : spans) {
      String words = new String(uncovered, span.start(), span.end() - span.start());
      runs(words).forEach(run -> found.add(ActorReferenceInput.byName(run, null)));
    }
    return found.stream()
        .filter(name -> name.name().length() <= MAX_NAME)
        .limit(MAX_MENTIONS)
        .toList();
  }

  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    Matcher run = RUN.matcher(text);
    while (run.find()) {
      List<String> words = List.of(run.group().split("[ \\u00A0]"));
      int first = 0;
      while (first < words.size() && PersonNames.isOrdinary(words.get(first))) {
        first++;
      }
      if (words.size() > 1) {
        runs.add(String.join(" ", words));
      }
      if (first < words.size()) {
        runs.add(String.join(" ", words.subList(first, words.size())));
      }
    }
    return runs;
  }

  private static boolean contains(Span words, TextSpan name) {
    return words.start() <= name.start() && name.end() <= words.end();
  }

  /** Returns whether a name looks like an ordinary word with a capital, such as "Hope". */
  private static boolean mayBeOrdinary(FoundName name) {
    boolean unknown = name.kind() == null || name.kind() == EntityKind.PERSON;
    String word = name.name();
    return unknown && (PersonNames.isOrdinary(word) || PersonNames.isGivenName(word));
  }

  /** Returns whether only quotation marks and space are before a name in its sentence. */
  private boolean opensSentence(TextSpan name) {
    int before = name.start() - 1;
    while (before >= 0 && !Character.isLetterOrDigit(text[before]) && text[before] != ',') {
      if (".!?:\n“”\"„«»".indexOf(text[before]) >= 0) {
        return true;
      }
      before--;
    }
    return before < 0;
  }

  /** Adds a name. One word that looks like a person may be another kind of actor, too. */
  private static void addTo(Set<ActorReferenceInput> found, FoundName name) {
    ActorKind kind = name.kind() == null ? null : ActorKind.valueOf(name.kind().name());
    found.add(ActorReferenceInput.byName(name.name(), kind));
    if (kind == ActorKind.PERSON && name.name().indexOf(' ') < 0) {
      Stream.of(ActorKind.STATE, ActorKind.ORGANIZATION)
          .forEach(other -> found.add(ActorReferenceInput.byName(name.name(), other)));
    }
  }
}
