package org.onrecord.database;

import static org.hibernate.type.StandardBasicTypes.UUID;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;

/** What PostgreSQL can and HQL has no word for: {@code fingerprint(title, body)}. */
public class HqlFunctions implements FunctionContributor {
  @Override
  public void contributeFunctions(FunctionContributions contributions) {
    contributions
        .getFunctionRegistry()
        .registerPattern(
            "fingerprint",
            "cast(md5(?1 || E'\\x01' || ?2) as uuid)",
            contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(UUID));
  }
}
