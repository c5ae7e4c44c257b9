/** What scripts add to the pages that show how to cite one part of the review. */
import { offerCopies } from "./copy.js";
import { offerSlides } from "./slide.js";

offerCopies();
offerSlides();
