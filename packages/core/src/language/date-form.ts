import type { Stretch } from '../text/calendar.ts';

const part =
  /^(?:(?:(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|the|of|at|year|century|ad|bc|ce|bce|early|mid|late|spring|summer|autumn|fall|winter|christmas|eve|day|new|year['’]s|halloween|[ap]m)\.?|[\d:.'’-]+(?:st|nd|rd|th|s|[ap]m|t[\d:.]+)?)$/iu;

/** What is written as a date is one, whichever it is: questions hold dates against those that have been told, as they are written. */
export const dateByForm = (text: string): Stretch | null =>
  /\d/u.test(text) && text.split(/[\s,-]+/u).every((word) => word === '' || part.test(word)) ? someDay : null;

const someDay: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
