package org.onrecord.records.statement;

import java.util.List;
import org.onrecord.textreuse.QuotedWords;

/** A wording that is not on record yet. */
record NewWording(WordingNode node, Wording wording, QuotedWords words) {
  /** The wording of one or more quotes. */
  static NewWording of(long id, List<IndexedQuote> quotes) {
    IndexedQuote any = quotes.get(0);
    Wording wording = any.wording();
    WordingNode node =
        new WordingNode(
            id,
            any.newKey(),
            wording.speaker(),
            wording.label(),
            wording.bytes(),
            0,
            null,
            null,
            false);
    return new NewWording(node, wording, any.words());
  }

  /** A copy with what the node has become. */
  NewWording with(WordingNode other) {
    return new NewWording(other, wording, words);
  }
}
