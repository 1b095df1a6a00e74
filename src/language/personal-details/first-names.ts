/*
 * First names met in Scotland, of every generation that answers, and of people who came here. Names are facts; the
 * choice is ours.
 */
const sure = `
Aaron Abigail Adam Adele Agnes Aidan Aileen Ailsa Aisha Alan Alasdair Alastair Alex Alexander Alice Alicia Alison
Alistair Allan Amanda Amelia Amina Amy Andrea Andrew Angela Angus Anita Ann Anna Anne Annie Anthony Archie Arthur
Audrey Ava Barbara Barry Beata Becky Ben Benjamin Beryl Beth Betty Bilal Brenda Brian Bridget Bruce Calum Cameron Carol
Caroline Catherine Catriona Charles Charlie Charlotte Chloe Chris Christina Christine Christopher Claire Clare Colin
Connor Craig Daniel Danielle David Davina Deborah Denise Dennis Derek Diane Donald Donna Doreen Doris Dorota Dorothy
Douglas Duncan Ealasaid Edith Edward Eileen Eilidh Elaine Eleanor Elena Elizabeth Ella Ellen Elsie Emily Emma Eric
Erin Ethel Euan Eva Evelyn Ewan Farah Fatima Fergus Finlay Fiona Fraser Gary Gavin Geoffrey George Georgina Gerald
Gillian Gladys Gordon Graeme Graham Greta Hamish Hannah Harjit Harry Hassan Hazel Heather Helen Henry Hilda Holly
Hussain Iain Ian Imran Ina Irene Isabel Isabella Isla Isobel Ivy Jack Jackie Jacqueline Jakub James Jamie Jan Jane Janet
Janice Jasmine Jason Jean Jeanette Jennifer Jenny Jessica Jessie Jill Jim Joan Joanna Joanne Joe Johan John Jonathan
Joseph Josephine Joyce Judith Julia Julie Karen Katarzyna Kate Katherine Kathleen Katie Keith Kelly Kenneth Kenny Kerry
Kevin Khalid Kim Kirsten Kirsty Krzysztof Laura Lauren Leah Leanne Lee Lena Leslie Lewis Liam Lilian Linda Lindsay Lisa
Lorna Lorraine Louise Lucy Lynn Lynne Maciej Maggie Magdalena Mairi Malcolm Margaret Maria Marie Marion Marjorie Martin
Mary Matthew Maureen Megan Michael Michelle Mina Mohammad Mohammed Moira Molly Morag Muhammad Muriel Murray Myra Nadia
Nancy Naomi Natalie Neil Niall Nicholas Nicola Nicole Noah Nora Norma Norman Oliver Olivia Omar Oscar Owen Pamela Patricia
Patrick Paul Pauline Peggy Peter Philip Phyllis Piotr Priya Rachel Raymond Rebecca Rhona Richard Robert Robin Roderick
Ronald Rory Rosemary Ross Rowena Ruaridh Russell Ruth Ryan Sadia Sally Samantha Samuel Sandra Sara Sarah Scott Sean
Senga Shabana Shazia Sharon Sheila Shirley Simon Sophia Sophie Stanislaw Stefan Stephanie Stephen Steven Stewart Stuart
Susan Suzanne Tariq Teresa Theresa Thomas Tina Tom Tracey Tracy Una Ursula Valerie Vera Veronica Victor Vivienne Walter
Wendy Wilma Winifred Xiao Yasmin Yusuf Yvonne Zainab Zara Zofia`

/** Also common words, months, places or things: a name where a surname follows or somebody says that it is one. */
const doubtful = `
April August Bill Bob Christian Dawn Dean Drew Faith Florence Frances Francis Frank Gail Grace Grant Gray Guy Hope Iona
Iris Jasper Joy June Kay Lily Mark May Miles Nick Olive Pat Poppy Rab Ray Rob Rose Ruby Sandy Skye Sonny Summer Ted
Victoria Violet Will William`

const listed = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/))

export const firstNames = listed(sure)
export const doubtfulFirstNames = listed(doubtful)
