package org.tongban.node.console.approval;

/**
 * Something wrong in a file that was written.
 *
 * @param line counted from 1; 0 for the whole file
 * @param column counted from 1; 0 where none is known
 */
public record FileProblem(int line, int column, String message) {}
