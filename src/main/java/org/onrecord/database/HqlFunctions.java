package org.onrecord.database;

import static org.hibernate.type.StandardBasicTypes.STRING;
import static org.hibernate.type.StandardBasicTypes.UUID;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicTypeRegistry;

/**
 * What PostgreSQL can and HQL has no word for: {@code fold(name)} and {@code fingerprint(title,
 * body)}.
 */
public class HqlFunctions implements FunctionContributor {
  @Override
  public void contributeFunctions(FunctionContributions contributions) {
    SqmFunctionRegistry functions = contributions.getFunctionRegistry();
    BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
    functions.registerPattern("fold", "fold(?1)", types.resolve(STRING));
    functions.registerPattern(
        "fingerprint", "cast(md5(?1 || E'\\x01' || ?2) as uuid)", types.resolve(UUID));
  }
}
