export {
  deliveryMetricsApi,
  deliveryMetricsApiRef,
  type DeliveryMetricsApi,
} from './deliveryMetricsApiRef';
export {
  devexSurveysApi,
  devexSurveysApiRef,
  submissionApi,
  submissionApiRef,
  type SubmissionApi,
} from './devexSurveysApiRef';
