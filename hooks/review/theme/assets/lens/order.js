/** The order of what a page lists, as a reader sorts it: by the place of a value among the options of a part. */

/** @import { LensData } from "./data.js" */
/** @import { Unit } from "./filter.js" */

/**
 * The units in an order; those of the same value stay as they were.
 * @template {Pick<Unit, "values">} T
 * @param {T[]} units
 * @param {string} order an entry of `data.orders`
 * @param {LensData} data
 */
export function sorted(units, order, data) {
  const key = order.replace("-", "");
  const options = data.parts.find((part) => part.key === key)?.options.map(([id]) => id) ?? [];
  const direction = order.startsWith("-") ? -1 : 1;
  /** @param {T} unit */
  const place = (unit) => options.indexOf(unit.values[key] ?? "");
  return [...units].sort((one, other) => direction * (place(one) - place(other)));
}

/**
 * Sorts the items of a page, which then are in one group; returns a function that puts them into an order.
 * @param {Unit[]} units in the order of the page
 * @param {LensData} data
 * @returns {(order: string | null) => void} null restores the order of the page
 */
export function sortable(units, data) {
  const items = units.flatMap(({ item, values }) => (item ? [{ item, values, group: item.parentElement }] : []));
  const together = items[0]?.group?.cloneNode(false);
  /** @type {string | null} */
  let now = null;
  return (order) => {
    if (order === now || !(together instanceof HTMLElement)) return;
    now = order;
    if (order === null) {
      for (const { item, group } of items) group?.append(item);
      together.remove();
    } else {
      together.replaceChildren(...sorted(items, order, data).map(({ item }) => item));
      together.dataset.sorted = "";
      items[0].group?.before(together);
    }
  };
}
