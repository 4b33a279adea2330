/**
 * Who and where: citizen numbers, credit codes, names and division codes. Parses, checks and
 * compares; knows nobody. No sentence made here holds the value that it speaks of.
 */
package org.tongban.core.identity;
