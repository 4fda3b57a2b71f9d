/** Dates are as precise as they are stated: 2019, 2019-11 or 2019-11-29. Days are counted from 1 January 1970. */

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const dayLength = 86_400_000;

/** A Span is the first and the last day that a date can mean. */
export interface Span {
  first: number;
  last: number;
}

export type Precision = "year" | "month" | "day";

/** spanOf gives the days that a date can mean, or null where it is none. */
export function spanOf(date: string): Span | null {
  const match = shape.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (month > 12 || (match[2] && month === 0)) return null;
  if (!month) return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!match[3]) return { first: dayNumber(year, month, 1), last: dayNumber(year, month, length) };
  if (day === 0 || day > length) return null;
  const number = dayNumber(year, month, day);
  return { first: number, last: number };
}

export function precisionOf(date: string): Precision {
  return date.length === 4 ? "year" : date.length === 7 ? "month" : "day";
}

export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

/** yearOf gives the year of a day, with the part of it that has gone: 2019.5 is in the midst of 2019. */
export function yearOf(day: number): number {
  const year = new Date(day * dayLength).getUTCFullYear();
  const start = dayNumber(year, 1, 1);
  return year + (day - start) / (dayNumber(year + 1, 1, 1) - start);
}

/** A Bar is how a tenure is drawn: it surely holds from certainFrom to certainTo and possibly from possibleFrom to
 * possibleTo. Where nothing is certain, certainFrom lies after certainTo. */
export interface Bar {
  possibleFrom: number;
  certainFrom: number;
  certainTo: number;
  possibleTo: number;
  end: "known" | "open" | "unknown";
}

/** barOf draws a tenure. An open end reaches to today; an unknown one fades out there, and nothing after its start is
 * certain. Today is the day of the dataset. */
export function barOf(tenure: { start: string | null; end: string | null; status: string }, today: number): Bar | null {
  const start = tenure.start === null ? null : spanOf(tenure.start);
  if (!start) return null;
  const end = tenure.end === null ? null : spanOf(tenure.end);
  if (end) {
    return {
      possibleFrom: start.first,
      certainFrom: start.last,
      certainTo: end.first,
      possibleTo: Math.max(end.last, start.last),
      end: "known",
    };
  }
  const until = Math.max(today, start.last);
  const open = tenure.status === "open";
  return {
    possibleFrom: start.first,
    certainFrom: start.last,
    certainTo: open ? until : start.last,
    possibleTo: until,
    end: open ? "open" : "unknown",
  };
}
