package org.onrecord.database;

import static org.hibernate.type.StandardBasicTypes.BOOLEAN;
import static org.hibernate.type.StandardBasicTypes.DOUBLE;
import static org.hibernate.type.StandardBasicTypes.STRING;
import static org.hibernate.type.StandardBasicTypes.UUID;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeReference;

/**
 * What PostgreSQL can and HQL has no word for: {@code fold(name)}, {@code fulltext(vector, query)},
 * {@code fingerprint(title, body)}, {@code textrank(vector, query)}, {@code resembles(folded,
 * query)} and {@code likeness(folded, query)}.
 */
public class HqlFunctions implements FunctionContributor {
  private static final String QUERY = "websearch_to_tsquery('onrecord', unpointed(?2))";

  @Override
  public void contributeFunctions(FunctionContributions contributions) {
    SqmFunctionRegistry functions = contributions.getFunctionRegistry();
    functions.registerPattern("fold", "fold(?1)", type(contributions, STRING));
    functions.registerPattern(
        "fingerprint", "cast(md5(?1 || E'\\x01' || ?2) as uuid)", type(contributions, UUID));
    functions.registerPattern("fulltext", "(?1 @@ " + QUERY + ")", type(contributions, BOOLEAN));
    functions.registerPattern(
        "textrank", "cast(ts_rank(?1, " + QUERY + ") as float8)", type(contributions, DOUBLE));
    functions.registerPattern(
        "resembles", "(fold(?2) <% ?1 or ?1 like holding(fold(?2)))", type(contributions, BOOLEAN));
    functions.registerPattern(
        "likeness",
        "cast(word_similarity(fold(?2), ?1) + similarity(fold(?2), ?1)"
            + " + case when ?1 like holding(fold(?2)) then 1 else 0 end as float8)",
        type(contributions, DOUBLE));
  }

  private static <T> BasicType<T> type(
      FunctionContributions contributions, BasicTypeReference<T> of) {
    return contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(of);
  }
}
