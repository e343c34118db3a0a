package org.onrecord.extraction;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Selects the content of a cue with a log-linear model over its {@link ContentLattice}. */
final class ContentModel {
  /**
   * A selected content.
   *
   * @param left the piece before the cue, or null
   * @param right the piece after it, or null
   * @param probability of this content
   * @param reports the probability that the cue reports anything
   */
  record Selection(
      ContentLattice.Piece left, ContentLattice.Piece right, double probability, double reports) {}

  private final Weights weights;

  ContentModel(Weights weights) {
    this.weights = weights;
  }

  Selection choose(ContentLattice lattice) {
    return choose(lattice, lattice.left, lattice.right);
  }

  /** Selects the best content that does not overlap the given ones. */
  Selection choose(ContentLattice lattice, List<QuoteContent> others) {
    return choose(
        lattice, withoutOverlaps(lattice.left, others), withoutOverlaps(lattice.right, others));
  }

  private static List<ContentLattice.Piece> withoutOverlaps(
      List<ContentLattice.Piece> pieces, List<QuoteContent> others) {
    return pieces.stream()
        .filter(piece -> others.stream().noneMatch(other -> other.overlaps(piece.toContentPiece())))
        .toList();
  }

  private Selection choose(
      ContentLattice lattice, List<ContentLattice.Piece> lefts, List<ContentLattice.Piece> rights) {
    ScoredPieces left = new ScoredPieces(lefts);
    ScoredPieces right = new ScoredPieces(rights);
    double[] groups = groups(lattice, left, right);
    double total = SoftmaxChoice.logSum(groups);
    int best = -1;
    double top = Double.NEGATIVE_INFINITY;
    for (int g = 1; g < 9; g++) {
      double score = weights.of(lattice.pairs[g]) + left.best[g / 3] + right.best[g % 3];
      if (score > top) {
        top = score;
        best = g;
      }
    }
    double reports = 1 - Math.exp(groups[0] - total);
    if (best < 0 || top == Double.NEGATIVE_INFINITY) {
      return new Selection(null, null, 0, 0);
    }
    return new Selection(
        left.piece[best / 3], right.piece[best % 3], Math.exp(top - total), reports);
  }

  /** The log weight of each pair of kinds, summed over all its pieces. */
  double[] groups(ContentLattice lattice, ScoredPieces left, ScoredPieces right) {
    double[] groups = new double[9];
    for (int g = 0; g < 9; g++) {
      groups[g] = left.sum[g / 3] + right.sum[g % 3];
      if (groups[g] > Double.NEGATIVE_INFINITY) {
        groups[g] += weights.of(lattice.pairs[g]);
      }
    }
    return groups;
  }

  /** The pieces of one side with their scores. */
  final class ScoredPieces {
    final double[] scores;
    final double[] sum = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    final double[] best = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    final ContentLattice.Piece[] piece = new ContentLattice.Piece[3];

    ScoredPieces(List<ContentLattice.Piece> pieces) {
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
