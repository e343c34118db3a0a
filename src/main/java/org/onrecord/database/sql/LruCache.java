package org.onrecord.database.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the database said lately, as far as it always says the same: the answers to so many
 * questions, of which those go first that were not asked for longest.
 */
public final class LruCache<Q, A> {
  private final Map<Q, A> answers;

  /** Room for so many answers. */
  public LruCache(int most) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Q, A> eldest) {
            return size() > most;
          }
        };
  }

  /** The answer to a question, if it is remembered. */
  public synchronized Optional<A> get(Q question) {
    return Optional.ofNullable(answers.get(question));
  }

  /** Remembers answers. */
  public synchronized void putAll(Map<Q, A> more) {
    answers.putAll(more);
  }
}
