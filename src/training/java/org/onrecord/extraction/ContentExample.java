package org.onrecord.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.extraction.Annotated.Gold;
import org.onrecord.extraction.Annotated.Range;

/**
 * A training example of the content model: a cue and its annotated content.
 *
 * @param left index of the correct piece before the cue, or -1
 * @param right index of the correct piece after the cue, or -1
 */
record ContentExample(ContentLattice lattice, int left, int right) {
  /** The minimum Jaccard similarity of a candidate to the annotated piece. */
  private static final double MIN_SIMILARITY = 0.6;

  static List<ContentExample> of(Annotated article) {
    Words words = article.pipeline().words;
    List<Integer> cues = Cues.of(words, article.pipeline().passages);
    Map<Integer, Gold> reported = new HashMap<>();
    for (Gold gold : article.gold()) {
      int head = head(gold, cues, words);
      if (head >= 0) {
        reported.merge(head, gold, (one, other) -> better(one, other, head));
      }
    }
    List<ContentExample> examples = new ArrayList<>();
    for (int cue : cues) {
      Gold gold = reported.get(cue);
      if (gold == null || gold.inScope()) {
        ContentLattice lattice = new ContentLattice(words, article.pipeline().passages, cue);
        ContentExample example = example(lattice, gold);
        if (gold == null || example.reports()) {
          examples.add(example);
        }
      }
    }
    return examples;
  }

  boolean reports() {
    return left >= 0 || right >= 0;
  }

  QuoteContent content() {
    return QuoteContent.of(
        lattice.cue,
        new ContentModel.Selection(
            left < 0 ? null : lattice.left.get(left),
            right < 0 ? null : lattice.right.get(right),
            1,
            1));
  }

  private static ContentExample example(ContentLattice lattice, Gold gold) {
    int left = -1;
    int right = -1;
    for (Range piece : gold == null ? List.<Range>of() : gold.pieces()) {
      if (piece.end() <= lattice.cue) {
        int found = mostSimilar(lattice.left, piece);
        left = found < 0 ? left : found;
      } else if (piece.start() > lattice.cue && right < 0) {
        right = mostSimilar(lattice.right, piece);
      }
    }
    return new ContentExample(lattice, left, right);
  }

  private static int mostSimilar(List<ContentLattice.Piece> pieces, Range range) {
    int best = -1;
    double most = MIN_SIMILARITY;
    for (int i = 0; i < pieces.size(); i++) {
      ContentLattice.Piece piece = pieces.get(i);
      double common = range.overlap(piece.start(), piece.end());
      double share = common / (piece.end() - piece.start() + range.length() - common);
      if (share > most) {
        most = share;
        best = i;
      }
    }
    return best;
  }

  private static int head(Gold gold, List<Integer> cues, Words words) {
    int head = -1;
    for (int cue : cues) {
      if (gold.cue() != null && gold.cue().overlap(cue, cue + 1) > 0) {
        head = head < 0 || !isAuxiliary(words.lower(cue)) ? cue : head;
      }
    }
    return head;
  }

  /** Returns whether a word only introduces the cue, such as "went" in "went on to say". */
  private static boolean isAuxiliary(String word) {
    return switch (word) {
      case "going",
          "went",
          "go",
          "goes",
          "ask",
          "began",
          "continued",
          "want",
          "call",
          "start",
          ":" ->
          true;
      default -> false;
    };
  }

  private static Gold better(Gold one, Gold other, int cue) {
    if (one.inScope() != other.inScope()) {
      return one.inScope() ? one : other;
    }
    if (one.indirect() != other.indirect()) {
      return one.indirect() ? other : one;
    }
    return distance(other, cue) < distance(one, cue) ? other : one;
  }

  private static int distance(Gold gold, int cue) {
    return gold.pieces().isEmpty()
        ? Integer.MAX_VALUE
        : Math.abs(gold.pieces().get(0).start() - cue);
  }

  /** Updates the weights along the gradient of the right choice's probability. */
  void train(Learner learner) {
    ContentModel contents = new ContentModel(learner.weights);
    ContentModel.ScoredPieces lefts = contents.new ScoredPieces(lattice.left);
    ContentModel.ScoredPieces rights = contents.new ScoredPieces(lattice.right);
    double[] groups = contents.groups(lattice, lefts, rights);
    double all = SoftmaxChoice.logSum(groups);
    int gold = 3 * kind(lattice.left, left) + kind(lattice.right, right);
    double[] leftShare = new double[3];
    double[] rightShare = new double[3];
    for (int group = 0; group < groups.length; group++) {
      double probability = Math.exp(groups[group] - all);
      learner.update(lattice.pairs[group], (group == gold ? 1 : 0) - probability);
      leftShare[group / 3] += probability;
      rightShare[group % 3] += probability;
    }
    train(learner, lattice.left, lefts, leftShare, left);
    train(learner, lattice.right, rights, rightShare, right);
  }

  private static int kind(List<ContentLattice.Piece> pieces, int index) {
    return index < 0 ? ContentLattice.NONE : pieces.get(index).kind();
  }

  private static void train(
      Learner learner,
      List<ContentLattice.Piece> pieces,
      ContentModel.ScoredPieces side,
      double[] share,
      int gold) {
    Map<Features, double[]> ends = new IdentityHashMap<>();
    for (int i = 0; i < pieces.size(); i++) {
      ContentLattice.Piece piece = pieces.get(i);
      double probability = share[piece.kind()] * Math.exp(side.scores[i] - side.sum[piece.kind()]);
      double gradient = (i == gold ? 1 : 0) - probability;
      learner.update(piece.span(), gradient);
      ends.computeIfAbsent(piece.atStart(), features -> new double[1])[0] += gradient;
      ends.computeIfAbsent(piece.atEnd(), features -> new double[1])[0] += gradient;
    }
    // In the order of the pieces, so that the weights do not depend on hash order.
    for (ContentLattice.Piece piece : pieces) {
      for (Features features : List.of(piece.atStart(), piece.atEnd())) {
        double[] gradient = ends.remove(features);
        if (gradient != null) {
          learner.update(features, gradient[0]);
        }
      }
    }
  }
}
