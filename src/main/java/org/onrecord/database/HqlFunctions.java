package org.onrecord.database;

import static org.hibernate.type.StandardBasicTypes.STRING;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;

/** What PostgreSQL can and HQL has no word for: {@code fold(name)}. */
public class HqlFunctions implements FunctionContributor {
  @Override
  public void contributeFunctions(FunctionContributions contributions) {
    contributions
        .getFunctionRegistry()
        .registerPattern(
            "fold",
            "fold(?1)",
            contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(STRING));
  }
}
