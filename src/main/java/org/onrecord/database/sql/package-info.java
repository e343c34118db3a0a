/**
 * SQL on the PostgreSQL database: statements with bound values, rows read by column name, advisory
 * locks and ids. Reads outside a transaction go to streaming replicas where some are configured.
 */
package org.onrecord.database.sql;
