/**
 * Programs that measure the built service beside PostgreSQL. {@code src/bench/run.sh} compiles and
 * starts them.
 */
package measure;
