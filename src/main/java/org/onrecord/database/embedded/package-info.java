/**
 * The PostgreSQL server that the service starts itself when no JDBC URL is configured. Binaries,
 * data and password are in one folder, which one process at a time uses.
 */
package org.onrecord.database.embedded;
