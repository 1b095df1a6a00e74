import type { DocumentLabels } from './document-labels.ts'

/** Arabic has a dual, a few (3 to 10) and a many (11 and more). */
function partnersInArabic(partners: number): string {
  if (partners === 1) return 'وشريك واحد'
  if (partners === 2) return 'وشريكان'
  return partners <= 10 ? `و${partners} شركاء` : `و${partners} شريكًا`
}

export const arabicLabels: DocumentLabels = {
  contents: 'المحتويات',
  skip: 'انتقل إلى التقرير',
  keyFinding: (number, total) => `النتيجة الرئيسية ${number} من ${total}`,
  whoSaysSo: 'من يقول ذلك؟',
  seeTheEvidence: 'اطّلع على الأدلة',
  howToRead: 'كيف تقرأ هذا',
  showTheNumbers: 'اعرض الأرقام في جدول',
  share: 'النسبة المئوية',
  outOf: (count, of) => `${count} من ${of}`,
  tooFew: 'العدد أقل من أن يُعرض بأمان',
  readWhatTheySaid: 'اقرأ ما قالوه',
  notShown: 'غير معروض',
  total: 'الجميع',
  everybodyLine: 'الخط الذي يقطع الأعمدة هو نسبة الجميع.',
  withheld: names => `لا يمكن عرض أي رقم لما يلي: ${names}.`,
  aFew: 'عدد قليل',
  numbersHeld: 'بعض الأرقام غير معروضة كي لا يُعرف أحد بعينه. وقد سُمعت أصوات الناس في هذه المجموعات أيضًا.',
  numbersRounded: to => `الأرقام مقرّبة إلى أقرب ${to}، لذا قد لا يطابق مجموعها الكل.`,
  sharedWithPermission: 'نُشر بإذن',
  recommendation: (number, to) => `التوصية ${number}، إلى ${to}`,
  due: date => `بحلول ${date}.`,
  restsOn: links => `تستند إلى ${links}.`,
  reply: { yes: 'نعم', partly: 'نعم، جزئيًا', no: 'لا' },
  noAnswerYet: 'لا جواب بعد',
  answered: (date, by) => (by === null ? `أُجيب في ${date}.` : `أجاب ${by} في ${date}.`),
  publishedBy: (organisation, partners) =>
    partners === 0 ? organisation : `${organisation} ${partnersInArabic(partners)}`,
  lastChanged: date => `آخر تغيير ${date}`,
  issue: number => `الإصدار ${number}`,
  page: (page, pages) => `${page} من ${pages}`,
  readOnline: 'اقرأ هذا على الإنترنت',
  contact: 'للتواصل',
  partners: 'أُعدّ بالشراكة مع',
  attribution: 'المصادر والشكر',
  opening: '«',
  closing: '»',
  comma: '، ',
  barChart: rows => `رسم بياني بالأعمدة، عدد الأعمدة ${rows}.`,
  chartExtremes: (most, least) => `الأطول: ${most}؛ الأقصر: ${least}.`,
  symbol: name => `[${name}]`,
}
