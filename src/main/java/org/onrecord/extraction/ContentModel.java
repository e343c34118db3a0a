package org.onrecord.extraction;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the words that a cue reports, with a log-linear model over all that it may report. */
final class ContentModel {
  /**
   * A choice.
   *
   * @param left the piece before the cue, or null
   * @param right the piece after it, or null
   * @param probability of just this choice
   * @param reports the probability that the cue reports anything
   */
  record Found(
      ContentLattice.Piece left, ContentLattice.Piece right, double probability, double reports) {}

  private final Weights weights;

  ContentModel(Weights weights) {
    this.weights = weights;
  }

  Found choose(ContentLattice lattice) {
    return choose(lattice, lattice.left, lattice.right);
  }

  /** The best choice among those that leave the words of others to them. */
  Found choose(ContentLattice lattice, List<QuoteContent> taken) {
    return choose(lattice, free(lattice.left, taken), free(lattice.right, taken));
  }

  private static List<ContentLattice.Piece> free(
      List<ContentLattice.Piece> pieces, List<QuoteContent> taken) {
    return pieces.stream()
        .filter(piece -> taken.stream().noneMatch(other -> other.overlaps(piece.asAttributed())))
        .toList();
  }

  private Found choose(
      ContentLattice lattice, List<ContentLattice.Piece> lefts, List<ContentLattice.Piece> rights) {
    Weighed left = new Weighed(lefts);
    Weighed right = new Weighed(rights);
    double[] groups = groups(lattice, left, right);
    double all = SoftmaxChoice.logSum(groups);
    int best = -1;
    double top = Double.NEGATIVE_INFINITY;
    for (int g = 1; g < 9; g++) {
      double score = weights.of(lattice.pairs[g]) + left.best[g / 3] + right.best[g % 3];
      if (score > top) {
        top = score;
        best = g;
      }
    }
    double reports = 1 - Math.exp(groups[0] - all);
    if (best < 0 || top == Double.NEGATIVE_INFINITY) {
      return new Found(null, null, 0, 0);
    }
    return new Found(left.piece[best / 3], right.piece[best % 3], Math.exp(top - all), reports);
  }

  /** The log weight of each pair of kinds, all its pieces together. */
  double[] groups(ContentLattice lattice, Weighed left, Weighed right) {
    double[] groups = new double[9];
    for (int g = 0; g < 9; g++) {
      groups[g] = left.sum[g / 3] + right.sum[g % 3];
      if (groups[g] > Double.NEGATIVE_INFINITY) {
        groups[g] += weights.of(lattice.pairs[g]);
      }
    }
    return groups;
  }

  /** The pieces of one side, weighed. */
  final class Weighed {
    final double[] scores;
    final double[] sum = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    final double[] best = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    final ContentLattice.Piece[] piece = new ContentLattice.Piece[3];

    Weighed(List<ContentLattice.Piece> pieces) {
      scores = new double[pieces.size()];
      Features start = null;
      float startScore = 0;
      Map<Features, Float> known = new IdentityHashMap<>();
      for (int i = 0; i < scores.length; i++) {
        ContentLattice.Piece p = pieces.get(i);
        if (p.atStart() != start) {
          start = p.atStart();
          startScore = weights.of(start);
        }
        float end = known.computeIfAbsent(p.atEnd(), weights::of);
        scores[i] = startScore + end + weights.of(p.span());
        int kind = p.kind();
        if (scores[i] > best[kind]) {
          best[kind] = scores[i];
          piece[kind] = p;
        }
      }
      for (int kind = 1; kind < 3; kind++) {
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
          if (pieces.get(i).kind() == kind) {
            total += Math.exp(scores[i] - best[kind]);
          }
        }
        sum[kind] = total == 0 ? Double.NEGATIVE_INFINITY : best[kind] + Math.log(total);
      }
    }
  }
}
