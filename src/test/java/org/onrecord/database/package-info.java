/**
 * Tests of the database migrations. They start from databases of earlier releases and from altered
 * ones.
 */
package org.onrecord.database;
