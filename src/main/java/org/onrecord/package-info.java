/**
 * The application: its main class, its commands, and its clock. The features are in the packages
 * below, in wings that each depend only on those beneath them.
 */
package org.onrecord;
