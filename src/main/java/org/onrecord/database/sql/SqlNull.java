package org.onrecord.database.sql;

/**
 * A null for a placeholder that has a value in other executions of the statement. A plain null has
 * no type, and the driver prepares a statement again when the type of a parameter changes, so that
 * PostgreSQL parses and plans it again.
 *
 * @param type the type that the driver binds the other values with: {@code varchar} for strings,
 *     {@code uuid}, {@code date}, {@code float8}
 */
public record SqlNull(String type) {}
